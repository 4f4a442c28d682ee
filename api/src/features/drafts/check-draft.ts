import type { z } from 'zod';
import { themeOf, type DraftContent, type DraftProblem } from '#api/contract/draft.ts';
import { ListingContent } from '#api/contract/listing-content.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Reader } from '#api/db/open-database.ts';
import { hasImage } from '#api/features/images/index.ts';
import { findUnknownTerms } from '#api/features/taxonomy/index.ts';
import { describeFormIssue, ownSentence } from '#api/platform/http/form-texts.ts';
import { askedPlaces, fieldNameOf, lineOf } from './field-names.rules.ts';
import { settleContent, type Grounds } from './settle-content.rules.ts';

/** What checking needs: the terms and the images that there are. */
export type CheckDeps = { readonly db: Reader; readonly taxonomy: Taxonomy };

/** A draft that is complete, or why it is not. */
export type CheckedDraft = { readonly content: ListingContent | undefined; readonly problems: readonly DraftProblem[] };

const said = {
  unknown: { en: 'Choose one of those that are offered; this one is no longer there.', fr: 'Choisissez l’une des valeurs proposées\u202f; celle-ci n’existe plus.' },
  noImage: { en: 'This image is no longer there. Send it again.', fr: 'Cette image n’est plus là. Envoyez-la de nouveau.' },
  disclosure: {
    en: 'Write an e-mail address or a whole web address, such as https://example.ca/security.',
    fr: 'Écrivez une adresse électronique ou une adresse Web complète, comme https://exemple.ca/securite.',
  },
} as const;

/** Checks whether a draft could be submitted, by the same rules as every listing; all that is wrong is told in one round. */
export function checkDraft({ db, taxonomy }: CheckDeps, draft: DraftContent, grounds: Grounds): CheckedDraft {
  const settled = settleContent(draft, grounds);
  const parsed = ListingContent.safeParse(settled);
  const ofSchema = parsed.success ? [] : parsed.error.issues.flatMap((issue) => issueProblems(issue, settled));
  const unknown = findUnknownTerms(settled, taxonomy).map(({ pointer }) => problem(pointer, 'wrong', said.unknown));
  const images = imagePlaces(settled).flatMap(([pointer, id]) => (hasImage(db, id) ? [] : [problem(pointer, 'wrong', said.noImage)]));
  const known = new Set(ofSchema.map(({ pointer }) => pointer));
  const problems = [...ofSchema, ...[...unknown, ...images].filter(({ pointer }) => !known.has(pointer))];
  return { content: parsed.success && problems.length === 0 ? parsed.data : undefined, problems };
}

function issueProblems(issue: z.core.$ZodIssue, settled: DraftContent): DraftProblem[] {
  const given = issue.path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(String(key)) : undefined), settled);
  const isMissing = given === undefined || issue.message === 'text-empty' || (issue.code === 'too_small' && issue.origin !== 'number');
  const pointer = issue.path.map((part) => `/${String(part)}`).join('');
  const says =
    pointer === '/vulnerabilityDisclosure' && ownSentence(issue, 'en') === undefined
      ? said.disclosure
      : { en: describeFormIssue(issue, given, 'en'), fr: describeFormIssue(issue, given, 'fr') };
  return askedPlaces(pointer).map((place) => problem(place, isMissing ? 'missing' : 'wrong', says));
}

function problem(pointer: string, kind: DraftProblem['kind'], why: DraftProblem['says']): DraftProblem {
  const line = lineOf(pointer);
  const says = line === undefined ? why : { en: `Line ${line}: ${why.en}`, fr: `Ligne ${line}\u00a0: ${why.fr}` };
  return { pointer, field: fieldNameOf(pointer), step: themeOf(pointer.split('/')[1] ?? ''), kind, says };
}

function imagePlaces({ logo, screenshots }: DraftContent): (readonly [pointer: string, id: string])[] {
  const shown = Array.isArray(screenshots) ? screenshots.map((image: unknown, place) => [`/screenshots/${place}`, image] as const) : [];
  return [['/logo', logo] as const, ...shown].flatMap(([pointer, image]) => {
    const id = typeof image === 'object' && image !== null && 'id' in image ? image.id : undefined;
    return typeof id === 'string' ? [[pointer, id] as const] : [];
  });
}
