import type { Transaction } from '#api/db/open-database.ts';
import { getRevision, isSlugFree, keepFormerSlug, updateListing, type ListingRow, type RevisionRow } from './listing.store.ts';
import { freeSlug, isMadeOf, provisionalSlug, slugOfName } from './slug.rules.ts';

/**
 * Gives a listing the slug of its name when it first becomes public, and a new one when it is renamed; the old one then leads to it.
 * A slug that was not made of the old name was chosen, and stays. Returns the slug that is left behind, where one is.
 */
export function settleSlug(tx: Transaction, listing: ListingRow, revision: RevisionRow): string | undefined {
  const { id, slug } = listing;
  const isProvisional = slug === provisionalSlug(id);
  const { name } = revision.content;
  const before = listing.liveRevisionId === null ? undefined : getRevision(tx, listing.liveRevisionId).content.name;
  const isRenamed = before !== undefined && isMadeOf(slug, before) && !isMadeOf(slug, name);
  if (!isProvisional && !isRenamed) return undefined;

  const today = freeSlug(slugOfName(name), (wanted) => isSlugFree(tx, wanted, id));
  updateListing(tx, id, { slug: today });
  if (isProvisional) return undefined;
  keepFormerSlug(tx, id, { former: slug, today });
  return slug;
}
