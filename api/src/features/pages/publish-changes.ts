import { z } from 'zod';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { listFeaturedAt } from '#api/features/features/index.ts';
import { findListing, listPublicByIds } from '#api/features/listings/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import type { OutboxRow } from '#api/platform/outbox/outbox.store.ts';
import { pagesTouched } from './page-address.rules.ts';
import type { Topic } from './page-topics.rules.ts';
import type { Publisher } from './publisher.ts';

/** What turning changes into pages needs. */
export type ChangeDeps = { readonly db: Database; readonly taxonomy: Taxonomy; readonly publisher: Publisher; readonly now: () => Date };

const terms = z.array(z.string()).default([]);
const Payload = z.object({ before: z.object({ areas: terms, actions: terms, categories: terms }).default({ areas: [], actions: [], categories: [] }) });

/** Milliseconds that the count of a neighbouring term may be old, so that many changes in a row renew it once. */
const neighboursMs = 30_000;

/** A batch longer than this is a bulk load, whose pages wait behind those of single changes. */
const mostUrgent = 40;

/** Asks for the pages that a batch of changed listings touches, by what they counted towards before and do now. */
export function publishListings({ db, taxonomy, publisher, now }: ChangeDeps, jobs: readonly OutboxRow[]): void {
  const ids = [...new Set(jobs.map(({ subject }) => subject))];
  const changed = new Set<Topic>(['coverage', 'newest', 'vendors', ...jobs.flatMap(topicsBefore), ...topicsNow(db, ids)]);
  const featured = listFeaturedAt(db, now()).some(({ listingId }) => ids.includes(listingId));
  publisher.ask(pagesTouched(featured ? changed.add('featured') : changed, taxonomy), jobs.length <= mostUrgent);
  publisher.ask(pagesTouched(new Set<Topic>(['neighbours']), taxonomy), false, neighboursMs);
}

/** Asks for the pages of a batch of changed vendors; their listings are announced apart. */
export function publishVendors({ db, taxonomy, publisher }: ChangeDeps, jobs: readonly OutboxRow[]): void {
  const topics = jobs.flatMap(({ subject }): Topic[] => vendorTopic(db, subject));
  publisher.ask(pagesTouched(new Set<Topic>(['coverage', 'vendors', ...topics]), taxonomy), jobs.length <= mostUrgent);
}

/** Asks for the pages that show what is featured. */
export function publishFeatured({ taxonomy, publisher }: ChangeDeps): void {
  publisher.ask(pagesTouched(new Set<Topic>(['featured']), taxonomy), true);
}

function vendorTopic(db: Database, vendorId: string): Topic[] {
  const slug = findVendorById(db, vendorId)?.slug;
  return slug === undefined ? [] : [`vendor:${slug}`];
}

function topicsBefore({ payload }: OutboxRow): Topic[] {
  return termTopics(Payload.parse(payload).before);
}

function topicsNow(db: Database, ids: readonly string[]): Topic[] {
  const contents = listPublicByIds(db, ids).map(({ revision }) => revision.content);
  const counted = contents.flatMap(({ areas, actions = [], categories }) => termTopics({ areas: areas.map(({ id }) => id), actions, categories }));
  const rows = ids.flatMap((id) => findListing(db, id) ?? []);
  return [...counted, ...rows.map(({ slug }): Topic => `listing:${slug}`), ...rows.flatMap(({ vendorId }) => vendorTopic(db, vendorId))];
}

function termTopics({ areas, actions, categories }: { areas: string[]; actions: string[]; categories: string[] }): Topic[] {
  return [...areas.map((id): Topic => `newest:area:${id}`), ...actions.map((id): Topic => `newest:action:${id}`), ...categories.map((id): Topic => `newest:category:${id}`)];
}
