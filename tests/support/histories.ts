import { array, constantFrom, nat, oneof, record } from 'fast-check';
import { applyListingMove, applyRevisionMove, applyVendorMove, publishScheduled, reviseListing, scheduleRevision } from '#api/features/listings/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { change, deed, makeDraft, makeVendor, plainContent } from './make-listings.ts';
import type { TestCatalogue } from './test-catalogue.ts';

/** What can happen to one of a few listings of one of two vendors. */
export type Step = { readonly listing: number; readonly kind: (typeof kinds)[number] };

const kinds = [
  'revise',
  'submit',
  'approve',
  'decline',
  'requestChanges',
  'schedule',
  'unschedule',
  'time',
  'withdraw',
  'suspend',
  'restore',
  'unpublish',
  'archive',
  'suspendVendor',
  'reinstateVendor',
] as const;

/** How many listings a history has; even ones belong to the first vendor, odd ones to the second. */
export const listingsPerHistory = 3;

// Half of all steps lead towards the public, so that histories get there and back.
const step = record({
  listing: nat(listingsPerHistory - 1),
  kind: oneof(constantFrom(...kinds), constantFrom('submit' as const, 'approve' as const, 'approve' as const, 'restore' as const, 'reinstateVendor' as const)),
});

/** Random histories, from nothing to whatever comes of them. */
export const histories = array(step, { minLength: 6, maxLength: 30 });

/** The shortest history that ends in the public. */
export const straightToPublic: Step[] = [
  { listing: 0, kind: 'submit' },
  { listing: 0, kind: 'approve' },
];

/** What is known of a listing from its history alone, told apart from how the product keeps it. */
type Known = { state: 'draft' | 'live' | 'withdrawn' | 'suspended' | 'unpublished' | 'archived'; revision: 'draft' | 'submitted' | 'scheduled' | 'approved' | 'closed' };

/** A history on the way: its listings in the catalogue, and what must be true of them. */
export type Played = { readonly slugs: readonly string[]; readonly vendorSlugs: readonly string[]; readonly isPublic: (listing: number) => boolean };

/** Plays a history in the catalogue and beside it in a model of a few lines; a step that the product refuses must be one that the model refuses. */
export function playHistory({ runtime }: Pick<TestCatalogue, 'runtime'>, name: string, steps: readonly Step[]): Played {
  const { db } = runtime;
  const at = new Date();
  const vendorSlugs = [`${name}-v0`, `${name}-v1`];
  const vendorIds = vendorSlugs.map((slug) => makeVendor(db, slug, at));
  const isActive = [true, true];
  const slugs = Array.from({ length: listingsPerHistory }, (_, number) => `${name}-l${number}`);
  const known = slugs.map((): Known => ({ state: 'draft', revision: 'draft' }));
  const ids = slugs.map((slug, number) => makeDraft(db, { slug, vendorId: vendorIds[number % 2] ?? '', content: plainContent(slug), at }));
  for (const { listing, kind } of steps) {
    const [one, model] = [ids[listing], known[listing]];
    if (one === undefined || model === undefined) continue;
    const expected = foresee(model, kind, isActive, listing % 2);
    const worked = attempt(db, kind, one, vendorIds[listing % 2] ?? '');
    if (expected !== worked) throw new Error(`${kind} of a listing that is ${model.state} with a revision that is ${model.revision} ${worked ? 'was done' : 'was refused'}.`);
  }
  return { slugs, vendorSlugs, isPublic: (listing) => known[listing]?.state === 'live' && isActive[listing % 2] === true };
}

const publishable = new Set(['draft', 'live', 'withdrawn', 'unpublished']);

/** Whether a step may be taken; where it may, the model takes it. */
function foresee(model: Known, kind: Step['kind'], isActive: boolean[], vendor: number): boolean {
  const listing = (from: readonly Known['state'][], to: Known['state']): boolean => {
    if (!from.includes(model.state)) return false;
    model.state = to;
    return true;
  };
  const revision = (from: Known['revision'], to: Known['revision']): boolean => {
    if (model.revision !== from) return false;
    model.revision = to;
    return true;
  };
  switch (kind) {
    case 'revise':
      model.revision = 'draft';
      return true;
    case 'submit':
      return revision('draft', 'submitted');
    case 'approve':
      if (!publishable.has(model.state) || (model.revision !== 'submitted' && model.revision !== 'scheduled')) return false;
      [model.state, model.revision] = ['live', 'approved'];
      return true;
    case 'decline':
    case 'requestChanges':
      return revision('submitted', 'closed');
    case 'schedule':
      return revision('submitted', 'scheduled');
    case 'unschedule':
      return revision('scheduled', 'submitted');
    case 'time':
      if (model.revision === 'scheduled') {
        if (publishable.has(model.state)) [model.state, model.revision] = ['live', 'approved'];
        else model.revision = 'submitted';
      }
      return true;
    case 'withdraw':
      return listing(['live', 'suspended', 'unpublished'], 'withdrawn');
    case 'suspend':
      return listing(['live'], 'suspended');
    case 'restore':
      return listing(['suspended', 'unpublished'], 'live');
    case 'unpublish':
      return listing(['live'], 'unpublished');
    case 'archive':
      return listing(['draft', 'withdrawn', 'suspended', 'unpublished'], 'archived');
    default: {
      const wanted = kind === 'reinstateVendor';
      if (isActive[vendor] === wanted) return false;
      isActive[vendor] = wanted;
      return true;
    }
  }
}

type Ids = { listingId: string; revisionId: string };

/** Takes a step in the catalogue; false where it is refused. */
function attempt(db: TestCatalogue['runtime']['db'], kind: Step['kind'], ids: Ids, vendorId: string): boolean {
  const at = new Date();
  try {
    change(db, (tx) => {
      if (kind === 'revise') ids.revisionId = reviseListing(tx, { listingId: ids.listingId, content: plainContent('Revised'), actor: 'test', at });
      else if (kind === 'schedule') scheduleRevision(tx, ids.revisionId, new Date(at.getTime() + 1e9), deed(at));
      else if (kind === 'time') publishScheduled(tx, ids.revisionId, at);
      else if (kind === 'suspendVendor') applyVendorMove(tx, vendorId, 'suspend', deed(at));
      else if (kind === 'reinstateVendor') applyVendorMove(tx, vendorId, 'reinstate', deed(at));
      else if (kind === 'submit' || kind === 'approve' || kind === 'decline' || kind === 'requestChanges' || kind === 'unschedule')
        applyRevisionMove(tx, ids.revisionId, kind, deed(at));
      else applyListingMove(tx, ids.listingId, kind, deed(at));
    });
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
