import type { Row } from '#api/features/export/index.ts';

/** Finds the listings and addresses that a file has twice. */
export function repetitions(): (row: Row, line: number) => { field: string; reason: string } | undefined {
  const listings = new Map<string, number>();
  const slugs = new Map<string, number>();
  return (row, line) => {
    const before = listings.get(row.id);
    if (before !== undefined) return { field: 'id', reason: `The id "${row.id}" is on line ${before} already.` };
    const sameSlug = row.slug === undefined ? undefined : slugs.get(row.slug);
    if (sameSlug !== undefined) return { field: 'slug', reason: `The address "${row.slug}" is on line ${sameSlug} already.` };
    listings.set(row.id, line);
    if (row.slug !== undefined) slugs.set(row.slug, line);
    return undefined;
  };
}
