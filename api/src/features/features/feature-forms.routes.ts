import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { FeatureContent, FeatureStep, type FeatureChange } from '#api/contract/feature.ts';
import { policies } from '#api/features/authority/index.ts';
import { Failure, Refusal } from '#api/platform/failure.ts';
import { addForm, type Asked } from '#api/platform/http/add-form.ts';
import { readLocalTime } from '#api/platform/time/local-time.ts';
import { changeFeature, createFeature, endFeature, moveFeature, type Editor, type FeatureDeps } from './manage-features.ts';

const policy = policies.moderator;
const version = z.number().int();

const Written = z.strictObject({
  listing: z.string().max(80).optional(),
  version: version.optional(),
  ...FeatureContent.shape,
  startsAt: z.string().max(40).optional(),
  endsAt: z.string().max(40).optional(),
  /** By the button that shows it without keeping anything. */
  look: z.literal('yes').optional(),
});

/** The page of a feature that is not there yet is that of this id. */
const unwritten = 'new';

/** The forms of the pages about features: what they send is what the API takes. */
export function featureForms(deps: FeatureDeps): FastifyPluginAsync {
  return async (app) => {
    addForm(app, {
      page: 'reviewFeature',
      form: 'save',
      policy,
      input: Written,
      run: (asked) => {
        const change = changeOf(deps, asked);
        if (asked.input.look === 'yes') return 'shown-again';
        return { page: 'reviewFeature', slots: { feature: save(deps, asked, change) }, query: { done: 'saved' } };
      },
    });
    addForm(app, {
      page: 'reviewFeature',
      form: 'end',
      policy,
      input: z.strictObject({ version }),
      run: (asked) => {
        endFeature(deps, editorOf(asked), { id: featureOf(asked), version: asked.input.version });
        return { page: 'reviewFeatures', query: { done: 'ended' } };
      },
    });
    addForm(app, {
      page: 'reviewFeatures',
      form: 'order',
      policy,
      input: z.strictObject({ id: z.string().max(80), version, ...FeatureStep.shape }),
      run: (asked) => {
        moveFeature(deps, editorOf(asked), asked.input);
        return { page: 'reviewFeatures', query: { done: 'moved' } };
      },
    });
  };
}

function changeOf(deps: FeatureDeps, { input }: Asked<z.output<typeof Written>>): FeatureChange {
  const { headline, story, reason, startsAt, endsAt } = input;
  return {
    content: { headline, story, reason },
    startsAt: (readTime('/startsAt', startsAt) ?? deps.now()).toISOString(),
    endsAt: readTime('/endsAt', endsAt)?.toISOString() ?? null,
  };
}

function save(deps: FeatureDeps, asked: Asked<z.output<typeof Written>>, change: FeatureChange): string {
  const { listing = '', version: seen = 0 } = asked.input;
  const id = featureOf(asked);
  if (id === unwritten) return createFeature(deps, editorOf(asked), { ...change, listing });
  changeFeature(deps, editorOf(asked), { id, version: seen, change });
  return id;
}

function readTime(pointer: string, given: string | undefined): Date | undefined {
  const time = given === undefined ? undefined : readLocalTime(given);
  if (time !== undefined || given === undefined) return time;
  const says = { en: 'Give a day and a time, such as 2026-03-31 09:00.', fr: 'Indiquez un jour et une heure, comme 2026-03-31 09:00.' };
  throw new Refusal('bad-input', 'bad-time', says, [{ pointer, says }]);
}

function featureOf({ params }: Pick<Asked<unknown>, 'params'>): string {
  return params['feature'] ?? '';
}

function editorOf({ caller }: Pick<Asked<unknown>, 'caller'>): Editor {
  if (caller.kind === 'nobody') throw new Failure('not-signed-in', 'not-signed-in', 'Nobody is signed in.');
  return caller;
}
