import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { pageAddress } from '#api/contract/addresses.ts';
import { placeOf, stepAt, themes, type DraftContent, type DraftProblem, type EditorStep } from '#api/contract/draft.ts';
import { seenWithin } from '#api/contract/plain-text.ts';
import { policies } from '#api/features/authority/index.ts';
import { Failure, Refusal } from '#api/platform/failure.ts';
import { addForm, type Asked, type FormDone } from '#api/platform/http/add-form.ts';
import { findDraftVersion } from './draft.store.ts';
import type { DraftRouteDeps } from './route-deps.ts';
import { receiveEvidence, removeListingEvidence, takesEvidence } from './receive-evidence.ts';
import { receiveImages, withImage, type ReceivedImage } from './receive-images.ts';
import { shownDraft } from './own-listing.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { writeDraft, type Written } from './save-draft.ts';
import { takeStep, withEntry, withoutEntry } from './take-step.rules.ts';

/** Whatever fields a step has; nothing that is typed is refused, so that nothing is lost. */
const Typed = z.looseObject({ version: z.coerce.number().int().nonnegative(), do: z.string().max(60).optional() }).overwrite(seenWithin);
type Typed = z.infer<typeof Typed>;

/** The form of each step of the editor: it saves, then leads on, or back to the step where something is to be mended or added. */
export function addEditForm(app: FastifyInstance, deps: DraftRouteDeps): void {
  addRemoveForm(app, deps);
  addForm(app, {
    page: 'editListing',
    policy: policies.listingEditor,
    input: Typed,
    run: async (asked) => {
      const step = stepAt(asked.params['step'] ?? '');
      if (step === undefined) throw new Failure('not-found', 'not-found', 'There is no such step.');
      const listing = asked.params['listing'] ?? '';
      const pictures = asked.files.filter(({ field }) => !takesEvidence(field));
      const { images, objections: ofImages } = await receiveImages(deps, personOf(asked.caller).id, pictures);
      assertStillEditor(deps, asked);
      const written = write(deps, asked, step, images);
      const objections = [...ofImages, ...(await receiveEvidence(deps, asked))];
      if (objections.length > 0) throw new Refusal('bad-input', 'image-refused', objections[0]?.says ?? { en: '', fr: '' }, objections);
      if (written.kind === 'set-aside') return { page: 'compareDraft', slots: { listing, aside: written.id } };
      return leadOn(asked, step, { written, problems: shownDraft(deps, listing).problems });
    },
  });
}

/** The form that asks whether a file of evidence is to go for good. */
function addRemoveForm(app: FastifyInstance, deps: DraftRouteDeps): void {
  addForm(app, {
    page: 'editListing',
    form: 'remove-evidence',
    policy: policies.listingEditor,
    input: z.strictObject({ evidence: z.uuid() }),
    run: async ({ params, input, caller }) => {
      const { listing = '', step = '' } = params;
      await removeListingEvidence(deps, { listingId: listing, id: input.evidence, personId: personOf(caller).id });
      return { page: 'editListing', slots: { listing, step }, query: { done: 'file-removed' } };
    },
  });
}

/** Reading images takes a while, in which a person may have left the vendor. */
function assertStillEditor({ db }: DraftRouteDeps, { caller, params, files }: Asked<Typed>): void {
  if (files.length === 0 || policies.listingEditor.decide(db, { caller, params, writes: true }) === 'allow') return;
  throw new Failure('forbidden', 'forbidden', 'You may no longer write for this vendor.');
}

/** Saves the step. An entry that is taken out, or put back, is so in a version of its own, so that the one before has all that was typed and the entry too. */
function write(deps: DraftRouteDeps, asked: Asked<Typed>, step: EditorStep, images: readonly ReceivedImage[]): Written {
  const { input, params } = asked;
  const of = { listingId: params['listing'] ?? '', personId: personOf(asked.caller).id };
  const taken = writeDraft(deps, { ...of, version: input.version, change: (before) => images.reduce(withImage, takeStep(before, step, input)) });
  const { kind, entry = '', version = '' } = /^(?<kind>remove|undo)\.(?<entry>[A-Za-z]+(?:\.\d+)?)(?:\.v(?<version>\d+))?$/.exec(input.do ?? '')?.groups ?? {};
  if (taken.kind !== 'saved' || kind === undefined) return taken;
  const known = kind === 'undo' ? findDraftVersion(deps.db, of.listingId, Number(version)) : undefined;
  const change = (before: DraftContent): DraftContent => (kind === 'remove' ? withoutEntry(before, entry) : withEntry(before, entry, known ?? {}));
  const changed = writeDraft(deps, { ...of, version: taken.version, change });
  return changed.kind === 'saved' ? { ...changed, merged: taken.merged, before: taken.version } : changed;
}

type Outcome = { readonly written: Extract<Written, { kind: 'saved' }>; readonly problems: readonly DraftProblem[] };

function leadOn({ input, params, language }: Asked<Typed>, step: EditorStep, { written, problems }: Outcome): FormDone {
  const listing = params['listing'] ?? '';
  const here = pageAddress('editListing', language, { listing, step: placeOf(step) });
  const [doing = 'continue', field = ''] = (input.do ?? 'continue').split('.');
  const query = new URLSearchParams(written.merged ? { merged: '1' } : {});
  if (doing === 'add') query.set('add', field);
  if (doing === 'add') return { address: `${here}?${query.toString()}#new-${field}` };
  if (doing === 'remove') query.set('removed', `${(input.do ?? '').slice('remove.'.length)}.v${written.before ?? written.version}`);
  if (doing === 'undo') query.set('done', 'put-back');
  if (doing === 'remove' || doing === 'undo') return { address: `${here}?${query.toString()}#rows-${field}` };
  if (doing === 'drop') return { address: `${here}?drop=${encodeURIComponent(field)}` };
  if (doing === 'save') query.set('done', 'saved');
  const isWrong = problems.some((problem) => problem.kind === 'wrong' && (step === 'required' || problem.step === step));
  if (doing === 'continue' && isWrong) query.set('mend', '1');
  if (doing === 'save' || (doing === 'continue' && isWrong)) return { address: `${here}?${query.toString()}` };
  if (doing === 'preview') return { page: 'previewListing', slots: { listing } };
  if (doing === 'leave') return { page: 'ownListing', slots: { listing }, query: { done: 'saved' } };
  const next = step === 'required' ? undefined : themes[themes.indexOf(step) + 1];
  return next === undefined
    ? { page: 'checkListing', slots: { listing }, query: Object.fromEntries(query) }
    : { page: 'editListing', slots: { listing, step: placeOf(next) }, query: Object.fromEntries(query) };
}
