import type { Text } from '#api/contract/text.ts';
import { slugOf } from '#api/platform/slug-of.ts';

/** The slug of a listing that never was public; its own is made of its name when it first becomes so. */
export function provisionalSlug(listingId: string): string {
  return `draft-${listingId}`;
}

/** The slug that a name gives. */
export function slugOfName(name: Text): string {
  const slug = slugOf(name.en ?? name.fr ?? '');
  return slug === '' ? 'listing' : slug;
}

/** Whether a slug was made of a name, with a number where others had it first. */
export function isMadeOf(slug: string, name: Text): boolean {
  const made = slugOfName(name);
  return slug === made || (slug.startsWith(`${made}-`) && /^\d{1,4}$/.test(slug.slice(made.length + 1)));
}

/** The name of `made`, else the first with a number that is free. */
export function freeSlug(made: string, isFree: (slug: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? made : `${made}-${number}`;
    if (isFree(slug)) return slug;
  }
}
