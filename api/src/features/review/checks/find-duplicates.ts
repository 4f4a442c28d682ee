import type { Finding } from '#api/contract/review.ts';
import { inLanguage, languages } from '#api/contract/text.ts';
import type { Database } from '#api/db/open-database.ts';
import { dayOf } from '#api/features/listings/index.ts';
import type { SearchEngine } from '#api/platform/search/search-engine.ts';
import { listComparable, listOtherSubmissions, type Comparable } from './comparable.store.ts';
import { finding } from './finding.ts';
import { tellingWords, textLikeness } from './likeness.rules.ts';

/** From how much shared text on two listings are the same, or like one another. */
const sameFrom = 0.8;
const likeFrom = 0.35;

/** How many results of each query are compared. */
const depth = 20;

export type DuplicateDeps = { readonly db: Database; readonly engine: Pick<SearchEngine, 'search'>; readonly now: () => Date };

/** Public listings, others of the same vendor and other submissions that say what a submission says; what is likest comes first. */
export async function findDuplicates(deps: DuplicateDeps, given: Comparable): Promise<Finding[]> {
  const ids = await findCandidates(deps, given);
  const candidates = [...listComparable(deps.db, { ids, vendorId: given.vendorId }), ...listOtherSubmissions(deps.db, given.listingId)];
  const likest = new Map<string, { other: Comparable; likeness: number }>();
  for (const other of candidates) {
    const likeness = other.listingId === given.listingId ? 0 : textLikeness(given.content, other.content);
    if (likeness >= likeFrom && likeness > (likest.get(other.listingId)?.likeness ?? 0)) likest.set(other.listingId, { other, likeness });
  }
  return [...likest.values()]
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 5)
    .map(({ other, likeness }) => toFinding(given, other, likeness));
}

function toFinding(given: Comparable, other: Comparable, likeness: number): Finding {
  return finding(likeness >= sameFrom ? 'same-text' : 'like-text', {
    listing: other.listingId,
    slug: other.slug,
    name: inLanguage(other.content.name, 'en').text,
    vendor: other.vendorName,
    whose: other.vendorId === given.vendorId ? 'own' : 'other',
    percent: Math.round(likeness * 100),
  });
}

async function findCandidates({ engine, now }: DuplicateDeps, { content }: Comparable): Promise<string[]> {
  const queries = languages.flatMap((language) => tellingWords(content, language).map((q) => ({ q, language })));
  const found: string[] = [];
  // One after the other: visitors who search come first.
  for (const { q, language } of queries) {
    const { hits } = await engine.search({ q, language, selection: {}, sort: 'relevance', page: 1, pageSize: depth, seed: dayOf(now()) });
    found.push(...hits.map(({ id }) => id));
  }
  return [...new Set(found)];
}
