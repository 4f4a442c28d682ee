import type { pages } from '#api/contract/addresses.ts';

/** The pages that are written when their content changes. */
export type PublishedPage = { [Name in keyof typeof pages]: (typeof pages)[Name]['mode'] extends 'published' ? Name : never }[keyof typeof pages];

/**
 * What a page can depend on, one for each thing that it reads of the API.
 * `taxonomy` and `contacts` change with the stamp of the site alone; `similar` may be a day old, so it is renewed by time.
 * `neighbours` are the counts of other terms beside a page's own, read of the coverage, which may be half a minute old.
 */
export type Topic =
  | 'taxonomy'
  | 'contacts'
  | 'coverage'
  | 'neighbours'
  | 'newest'
  | 'featured'
  | 'vendors'
  | `newest:${'area' | 'action' | 'category'}:${string}`
  | `listing:${string}`
  | `similar:${string}`
  | `vendor:${string}`;

/** What each page depends on; `id` is the taxonomy's id or the slug that its address is of. A test compares this with what the page reads. */
const declared: Readonly<Record<PublishedPage, (id: string) => readonly Topic[]>> = {
  home: () => ['taxonomy', 'coverage', 'featured', 'newest'],
  listing: (slug) => ['taxonomy', 'contacts', `listing:${slug}`, `similar:${slug}`],
  areas: () => ['taxonomy', 'coverage'],
  area: (id) => ['taxonomy', 'contacts', 'coverage', 'featured', `newest:area:${id}`],
  action: (id) => ['taxonomy', 'contacts', 'neighbours', `newest:action:${id}`],
  categories: () => ['taxonomy', 'coverage'],
  category: (id) => ['taxonomy', 'contacts', 'neighbours', `newest:category:${id}`],
  vendors: () => ['taxonomy', 'vendors'],
  vendor: (slug) => ['taxonomy', `vendor:${slug}`],
  featured: () => ['taxonomy', 'featured'],
  media: () => ['taxonomy', 'contacts', 'coverage', 'featured'],
  plan: () => ['taxonomy', 'coverage'],
  about: () => ['contacts'],
  accessibility: () => ['contacts'],
  privacy: () => ['contacts'],
  terms: () => ['contacts'],
  developers: () => [],
};

/** What a page declares to depend on. */
export function topicsOf(page: PublishedPage, id: string): readonly Topic[] {
  return declared[page](id);
}

/** Which topic a call of the API reads, or `undefined` where no published page may make it. */
export function topicOfRead(path: string): Topic | undefined {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const [, , , first = '', slug, rest] = pathname.split('/');
  if (first === 'newest') {
    const kind = (['action', 'category', 'area'] as const).find((name) => searchParams.has(name));
    return kind === undefined ? 'newest' : `newest:${kind}:${searchParams.get(kind) ?? ''}`;
  }
  if (first === 'listings' && slug !== undefined) return rest === 'similar' ? `similar:${slug}` : `listing:${slug}`;
  if (first === 'vendors') return slug === undefined ? 'vendors' : `vendor:${slug}`;
  return (['taxonomy', 'contacts', 'coverage', 'featured'] as const).find((name) => name === first);
}
