import { z } from 'zod';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { findListing, listPublicByIds } from '#api/features/listings/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import type { OutboxRow } from '#api/platform/outbox/outbox.store.ts';
import { addressesTouched, type Touched } from './page-address.rules.ts';
import type { Publisher } from './publisher.ts';

const terms = z.array(z.string()).default([]);
const Payload = z.object({ before: z.object({ areas: terms, actions: terms, categories: terms }).default({ areas: [], actions: [], categories: [] }) });

/** Renews the pages that a batch of changes touches: before and after, and all that show the listings. */
export async function publishChanges(deps: { db: Database; taxonomy: Taxonomy; publisher: Publisher }, jobs: readonly OutboxRow[]): Promise<void> {
  const ids = jobs.map(({ subject }) => subject);
  const mentioning = deps.publisher.takeDown(ids);
  await deps.publisher.publish([...addressesTouched(touchedBy(deps.db, jobs), deps.taxonomy), ...mentioning]);
}

function touchedBy(db: Database, jobs: readonly OutboxRow[]): Touched {
  const ids = jobs.map(({ subject }) => subject);
  const before = jobs.map(({ payload }) => Payload.parse(payload).before);
  const after = listPublicByIds(db, ids).map(({ revision }) => revision.content);
  const rows = ids.flatMap((id) => findListing(db, id) ?? []);
  return {
    listings: new Set(rows.map(({ slug }) => slug)),
    vendors: new Set(rows.flatMap(({ vendorId }) => findVendorById(db, vendorId)?.slug ?? [])),
    areas: new Set([...before.flatMap(({ areas }) => areas), ...after.flatMap(({ areas }) => areas.map(({ id }) => id))]),
    actions: new Set([...before.flatMap(({ actions }) => actions), ...after.flatMap(({ actions }) => actions ?? [])]),
    categories: new Set([...before.flatMap(({ categories }) => categories), ...after.flatMap(({ categories }) => categories)]),
  };
}
