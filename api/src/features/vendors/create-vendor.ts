import { randomUUID } from 'node:crypto';
import type { VendorContent } from '#api/contract/vendor.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { insertVendor, nameColumns, type VendorRow } from './vendor.store.ts';

/** What a new vendor is made of. */
export type NewVendor = {
  readonly slug: string;
  readonly content: VendorContent;
  readonly sample: boolean;
  readonly actor: string;
  readonly at: Date;
  /** One that nobody vouches for yet is not public. */ readonly vetted?: boolean;
};

/** Creates a vendor within a transaction. */
export function createVendor(tx: Transaction, given: NewVendor): VendorRow {
  const { vetted = true } = given;
  const row: VendorRow = {
    id: randomUUID(),
    slug: given.slug,
    ...nameColumns(given.content),
    status: vetted ? 'active' : 'pending',
    content: given.content,
    version: 1,
    sample: given.sample,
    createdAt: given.at,
    updatedAt: given.at,
    vettedAt: vetted ? given.at : null,
  };
  insertVendor(tx, row);
  recordEvent(tx, { at: given.at, actor: given.actor, kind: 'vendor-created', subject: row.id });
  return row;
}
