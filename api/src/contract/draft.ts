import { z } from 'zod';
import { ListingContent, TermId } from './listing-content.ts';
import { Instant, ListingDetail } from './listing.ts';
import { seen, seenWithin } from './plain-text.ts';
import { BothLanguages } from './text.ts';
import { listingStates, revisionStates } from './listing-states.ts';
import { Evidence } from './upload.ts';

/** A field of a listing. */
export type ListingField = keyof ListingContent;

/** The steps of the editor in their order, each with the fields that it asks for. `required` is the short path through all that must be there. */
export const editorSteps = {
  required: ['name', 'summary', 'description', 'website', 'areas', 'categories', 'deployment', 'contact'],
  about: ['name', 'summary', 'description', 'features', 'benefits', 'keywords', 'offeringType', 'maturity', 'website', 'documentation'],
  place: ['areas', 'actions', 'categories', 'audience', 'useCases'],
  buy: ['procurement', 'pricing', 'trial', 'sellerRole', 'unspsc'],
  trust: ['deployment', 'dataResidency', 'securityLevel', 'organizationClearance', 'certifications', 'privacy', 'vulnerabilityDisclosure', 'aiUse'],
  access: ['accessibility', 'languages'],
  fit: ['openness', 'licence', 'repository', 'api', 'openStandards', 'integrations', 'importFormats', 'exportFormats', 'exit', 'green'],
  proof: ['references', 'caseStudies', 'awards'],
  sight: ['logo', 'screenshots', 'video', 'pressKit'],
  answer: ['support', 'contact', 'mediaContact'],
} as const satisfies Record<string, readonly ListingField[]>;

/** A step of the editor. */
export type EditorStep = keyof typeof editorSteps;

/** The steps with one theme each, in their order; the address of a step is its number, counted from 1. */
export const themes = ['about', 'place', 'buy', 'trust', 'access', 'fit', 'proof', 'sight', 'answer'] as const satisfies readonly EditorStep[];
export type Theme = (typeof themes)[number];

/** The step that has only what is required, as its address says it. */
export const requiredStep = '0';

/** The theme that asks for a field. */
export function themeOf(field: string): Theme {
  return themes.find((theme) => editorSteps[theme].some((one) => one === field)) ?? 'about';
}

/** The step of an address: its name, or `undefined` where there is none. */
export function stepAt(place: string): EditorStep | undefined {
  return place === requiredStep ? 'required' : themes[Number(place) - 1];
}

/** The part of an address that is of a step. */
export function placeOf(step: EditorStep): string {
  return step === 'required' ? requiredStep : String(themes.findIndex((theme) => theme === step) + 1);
}

/** What a draft says so far: any of the fields of a listing, complete or not, right or not; its texts as they are seen. */
export const DraftContent = z.partialRecord(z.enum(Object.keys(ListingContent.shape)), z.unknown()).overwrite(seenWithin);
export type DraftContent = { readonly [field: string]: unknown };

/** What keeps a draft from being submitted: where by JSON pointer, in which step, by the name of its field in the form, and why in both languages. */
export const DraftProblem = z.strictObject({
  pointer: z.string(),
  field: z.string(),
  step: z.enum(themes),
  kind: z.enum(['missing', 'wrong']),
  says: z.strictObject({ en: z.string(), fr: z.string() }),
});
export type DraftProblem = z.infer<typeof DraftProblem>;

/** What a listing is better with: whether it is there, and whether nothing can be submitted without it. */
export const ChecklistItem = z.strictObject({ id: z.string(), step: z.enum(themes), level: z.enum(['required', 'recommended']), done: z.boolean() });
export type ChecklistItem = z.infer<typeof ChecklistItem>;

/** How far a listing is on its way: the newest revision that waits for a decision or was decided, and when one that is scheduled goes public. */
export const NewestRevision = z.strictObject({ id: z.string(), number: z.number().int(), state: z.enum(revisionStates), at: Instant, publishAt: Instant.nullable() });

/** A listing as its vendor's people see it in a list. */
export const OwnListing = z.strictObject({
  id: z.string(),
  slug: z.string(),
  vendor: z.strictObject({ id: z.string(), slug: z.string(), name: z.string() }),
  name: z.strictObject({ en: z.string().optional(), fr: z.string().optional() }),
  state: z.enum(listingStates),
  publishedAt: Instant.nullable(),
  leftAt: Instant.nullable(),
  /** Where CATA withdrew it, it comes back by an approval alone. */
  withdrawnByStaff: z.boolean(),
  newest: NewestRevision.nullable(),
  draft: z.strictObject({ version: z.number().int(), savedAt: Instant, savedBy: z.string().nullable() }).nullable(),
  sample: z.boolean(),
});
export type OwnListing = z.infer<typeof OwnListing>;

/** All listings of a vendor, public or not, for its own people. */
export const OwnListings = z.strictObject({ items: z.array(OwnListing) });
export type OwnListings = z.infer<typeof OwnListings>;

/** What CATA last asked of a listing, where that is still open: with reasons, a word, and comments on single fields by their names in the form. */
export const OpenRequest = z.strictObject({
  kind: z.enum(['changes-requested', 'declined']),
  at: Instant,
  note: z.string().nullable(),
  reasons: z.array(BothLanguages),
  comments: z.array(z.strictObject({ field: z.string(), step: z.enum(themes), text: z.string() })),
});
export type OpenRequest = z.infer<typeof OpenRequest>;

/** A draft as the editor shows it. Where nothing was saved since the newest revision, `draft` is null and the content is that of the revision. */
export const Draft = z.strictObject({
  listing: OwnListing,
  version: z.number().int(),
  content: DraftContent,
  request: OpenRequest.nullable(),
  problems: z.array(DraftProblem),
  evidence: z.array(Evidence),
  checklist: z.array(ChecklistItem),
});
export type Draft = z.infer<typeof Draft>;

/** What was saved. */
export const SavedDraft = z.strictObject({ version: z.number().int(), savedAt: Instant });
export type SavedDraft = z.infer<typeof SavedDraft>;

/** Something that two people wrote differently at the same time: by its path, as it was, as it is saved, and as the second wrote it. */
export const Clash = z.strictObject({ path: z.array(z.string()), before: z.unknown(), theirs: z.unknown(), mine: z.unknown() });
export type Clash = z.infer<typeof Clash>;

/** What somebody wrote on an older version of a draft, with what it clashes with now. */
export const SetAside = z.strictObject({
  id: z.string(),
  listing: OwnListing,
  version: z.number().int(),
  writtenAt: Instant,
  savedAt: Instant.nullable(),
  savedBy: z.string().nullable(),
  clashes: z.array(Clash),
});
export type SetAside = z.infer<typeof SetAside>;

/** All that somebody set aside of a listing and has not brought in yet, the newest first. */
export const SetAsides = z.strictObject({ items: z.array(z.strictObject({ id: z.string(), writtenAt: Instant })) });
export type SetAsides = z.infer<typeof SetAsides>;

/** How somebody settles what clashes: by path, the value that each is to have; what is left out stays as it is saved. */
export const Settlement = z.strictObject({
  choices: z.array(z.strictObject({ path: z.array(z.string().max(100)).min(1).max(10), value: z.unknown().overwrite(seenWithin) })).max(500),
});

/** A listing that was started from a publiccode.yml: which of its keys were taken over, and which were not. */
export const StartedFromPubliccode = z.strictObject({ listing: OwnListing, taken: z.array(z.string()), left: z.array(z.string()) });

/** A listing as it is shown before it is whole: without areas, categories or deployment it has none. */
export const ShownContent = ListingContent.extend({
  areas: ListingContent.shape.areas.element.array().max(2),
  categories: TermId.array().max(5),
  deployment: TermId.array().max(10),
});

/** A draft as its public page would show it, and the fields that are left out because they cannot be published as they are. */
export const DraftPreview = z.strictObject({ listing: ListingDetail.extend({ content: ShownContent }), leftOut: z.array(z.string()) });
export type DraftPreview = z.infer<typeof DraftPreview>;

/** What autosave sends: the step, and the fields of its form in their order. */
export const TypedStep = z.strictObject({ step: z.string().max(2), fields: z.array(z.tuple([z.string().max(200), z.string().overwrite(seen).max(100_000)])).max(2000) });
export type TypedStep = z.infer<typeof TypedStep>;
