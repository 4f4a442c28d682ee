import { createHash } from 'node:crypto';
import type { Row } from '#api/features/export/index.ts';

/** Finds what two rows of a file say of the same listing, address or vendor. */
export function fileConsistency(): (row: Row, line: number) => { field: string; reason: string } | undefined {
  const listings = new Map<string, number>();
  const slugs = new Map<string, number>();
  const vendors = new Map<string, { readonly said: string; readonly line: number }>();
  return (row, line) => {
    const before = listings.get(row.id);
    if (before !== undefined) return { field: 'id', reason: `The id "${row.id}" is on line ${before} already.` };
    const sameSlug = row.slug === undefined ? undefined : slugs.get(row.slug);
    if (sameSlug !== undefined) return { field: 'slug', reason: `The address "${row.slug}" is on line ${sameSlug} already.` };
    const said = createHash('sha256').update(JSON.stringify(row.vendor)).digest('base64');
    const vendor = vendors.get(row.vendor.id) ?? { said, line };
    if (vendor.said !== said) return { field: 'vendor.id', reason: `Line ${vendor.line} says other things of the vendor "${row.vendor.id}"; both must say the same.` };
    listings.set(row.id, line);
    if (row.slug !== undefined) slugs.set(row.slug, line);
    vendors.set(row.vendor.id, vendor);
    return undefined;
  };
}
