import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clash } from '#api/contract/draft.ts';
import { policies } from '#api/features/authority/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { addForm, type Asked } from '#api/platform/http/add-form.ts';
import type { DraftRouteDeps } from './route-deps.ts';
import { discardDraft, moveOwnListing, type OwnMove } from './leave-public.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { dropSetAside, settleSetAside } from './resolve-set-aside.ts';
import { submitDraft, takeBack } from './submit-draft.ts';

const Version = z.coerce.number().int().nonnegative();
const policy = policies.listingEditor;

/** The forms that decide something about a draft or a listing as a whole. */
export function addDecideForms(app: FastifyInstance, deps: DraftRouteDeps): void {
  addSubmitForms(app, deps);
  addCompareForms(app, deps);
  addForm(app, {
    page: 'moveListing',
    policy,
    input: z.strictObject({}),
    run: (asked) => {
      const move = moveOf(asked.params['move'] ?? '');
      moveOwnListing(deps, { ...ofListing(asked), move });
      return own(asked, move);
    },
  });
}

function addSubmitForms(app: FastifyInstance, deps: DraftRouteDeps): void {
  addForm(app, {
    page: 'checkListing',
    policy,
    input: z.strictObject({ version: Version }),
    run: (asked) => {
      submitDraft(deps, { ...ofListing(asked), version: asked.input.version });
      return own(asked, 'submitted');
    },
  });
  addForm(app, {
    page: 'ownListing',
    form: 'take-back',
    policy,
    input: z.strictObject({}),
    run: (asked) => {
      takeBack(deps, ofListing(asked));
      return own(asked, 'taken-back');
    },
  });
  addForm(app, {
    page: 'ownListing',
    form: 'discard',
    policy,
    input: z.strictObject({ version: Version.optional() }),
    run: (asked) => {
      discardDraft(deps, ofListing(asked).listingId, asked.input.version);
      return own(asked, 'discarded');
    },
  });
}

function addCompareForms(app: FastifyInstance, deps: DraftRouteDeps): void {
  addForm(app, {
    page: 'compareDraft',
    policy,
    input: z.looseObject({ version: Version }),
    run: (asked) => {
      settleSetAside(deps, { ...ofListing(asked), id: asideOf(asked), version: asked.input.version, choose: (clash) => chosen(clash, asked.input) });
      return own(asked, 'settled');
    },
  });
  addForm(app, {
    page: 'compareDraft',
    form: 'drop',
    policy,
    input: z.strictObject({}),
    run: (asked) => {
      dropSetAside(deps, { ...ofListing(asked), id: asideOf(asked) });
      return own(asked, 'dropped');
    },
  });
}

/** What a form says of a clash: `choice.name/en` is theirs, mine or written, and `text.name/en` what was written; without a word it stays as it is saved. */
function chosen({ path, theirs, mine }: Clash, input: Readonly<Record<string, unknown>>): unknown {
  const name = path.join('/');
  const choice = at(input['choice'], name);
  if (choice === 'mine') return mine;
  const written = at(input['text'], name);
  return choice === 'written' && typeof written === 'string' ? written : theirs;
}

function at(group: unknown, name: string): unknown {
  return typeof group === 'object' && group !== null ? new Map(Object.entries(group)).get(name) : undefined;
}

type Place = Pick<Asked<unknown>, 'caller' | 'params'>;

function ofListing(asked: Place): { listingId: string; personId: string } {
  return { listingId: asked.params['listing'] ?? '', personId: personOf(asked.caller).id };
}

function asideOf({ params }: Place): string {
  return params['aside'] ?? '';
}

function moveOf(name: string): OwnMove {
  const move = moveNames.find((known) => known.toLowerCase() === name);
  if (move === undefined) throw new Failure('not-found', 'not-found', 'There is nothing of that name to do.');
  return move;
}

const moveNames = ['withdraw', 'bringBack', 'archive'] as const satisfies readonly OwnMove[];

function own({ params }: Place, done: string): { page: 'ownListing'; slots: { listing: string }; query: { done: string } } {
  return { page: 'ownListing', slots: { listing: params['listing'] ?? '' }, query: { done: done.toLowerCase() } };
}
