import { slugOf } from '#api/platform/slug-of.ts';

/** The slug that the name of a vendor gives. */
export function slugOfVendor(name: string): string {
  return slugOf(name) || 'vendor';
}

/** Whether a slug was made of a name, with a number where others had it first. */
export function isMadeOfName(slug: string, name: string): boolean {
  const made = slugOfVendor(name);
  return slug === made || (slug.startsWith(`${made}-`) && /^\d{1,4}$/.test(slug.slice(made.length + 1)));
}
