import { externalIds, valueAt, type Row } from '#api/features/export/index.ts';
import type { Database } from '#api/db/open-database.ts';
import { findVendorById } from '#api/features/vendors/index.ts';

/** What is known of vendors while a file is read: the rows before, and the catalogue. */
export class KnownVendors {
  readonly #db: Database;
  readonly #told = new Map<string, { readonly line: number; readonly vendor: Row['vendor'] }>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Completes a row that names its vendor by `id` alone with what is known of it. */
  complete(row: unknown): unknown {
    const vendor = valueAt(row, 'vendor');
    const id = valueAt(vendor, 'id');
    if (row === null || typeof row !== 'object' || vendor === null || typeof vendor !== 'object' || typeof id !== 'string') return row;
    return Object.keys(vendor).length > 1 ? row : { ...row, vendor: this.#told.get(id)?.vendor ?? this.#stored(id) ?? vendor };
  }

  /** Which of its fields a row says otherwise than an earlier one, which it names. */
  contradiction({ vendor }: Row, line: number): { field: string; reason: string } | undefined {
    const before = this.#told.get(vendor.id);
    if (before === undefined) this.#told.set(vendor.id, { line, vendor });
    const fields = before === undefined ? [] : differences(before.vendor, vendor);
    if (before === undefined || fields.length === 0) return undefined;
    return { field: `vendor.${fields[0]}`, reason: `Line ${before.line} says something else of the vendor "${vendor.id}" (${fields.join(', ')}); say the same, or its id alone.` };
  }

  #stored(externalId: string): Row['vendor'] | undefined {
    const stored = findVendorById(this.#db, externalIds(this.#db, 'vendor').find(externalId) ?? externalId);
    return stored === undefined ? undefined : { id: externalId, slug: stored.slug, ...stored.content };
  }
}

function differences(one: object, other: object): string[] {
  const [a, b] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => JSON.stringify(a.get(key)) !== JSON.stringify(b.get(key)));
}
