import { z } from 'zod';
import type { Desk } from './writers.ts';
import { valueIn, type Sight } from './ledger.ts';

const Queue = z.object({ items: z.array(z.object({ revision: z.string(), version: z.number(), listing: z.object({ id: z.string(), name: z.object({ en: z.string() }) }) })) });
const Feature = z.object({ id: z.string(), version: z.number() });

/** Approves what waits longest; returns its listing. */
export async function approveOldest({ client, ledger, world }: Desk): Promise<string | undefined> {
  const { cookie } = world.moderator;
  const queue = await client.ask('GET', '/api/v1/review/submissions', { cookie });
  const [oldest] = queue.status === 200 ? Queue.parse(JSON.parse(queue.body)).items : [];
  if (oldest === undefined) return undefined;
  const { revision, version, listing } = oldest;
  const decided = await client.ask('POST', `/api/v1/review/submissions/${revision}/decision`, { cookie, version, json: { decision: 'approve' } });
  if (decided.status !== 200) return undefined;
  ledger.note({
    kind: 'approval',
    subject: listing.id,
    stored: (sight) =>
      valueIn(sight, 'select state from listings where id = ? and live_revision_id = ?', listing.id, revision) === 'live' &&
      valueIn(sight, 'select kind from decisions where revision_id = ?', revision) === 'approved',
    follows: async (sight) => (await isPublic(sight, listing.id, listing.name.en)) && ownerWasTold(sight, listing),
  });
  return listing.id;
}

async function isPublic(sight: Sight, id: string, name: string): Promise<boolean> {
  const slug = valueIn(sight, 'select slug from listings where id = ?', id) ?? '';
  if (valueIn(sight, 'select 1 from pages where address = ?', `/en/solutions/${slug}/`) === undefined) return false;
  const [page, found] = await Promise.all([sight.open(`/en/solutions/${slug}/`), sight.open(`/api/v1/listings?q=${encodeURIComponent(name)}`)]);
  return page.includes(name) && found.includes(`"${slug}"`);
}

function ownerWasTold(sight: Sight, { id, name }: { id: string; name: { en: string } }): boolean {
  const owner = valueIn(sight, 'select p.email from people p join memberships m on m.person_id = p.id join listings l on l.vendor_id = m.vendor_id where l.id = ?', id) ?? '';
  return sight.arrived(owner, name.en);
}

/** Features a listing, and ends the feature before it. */
export async function featureInstead({ client, ledger, world, number }: Desk, listing: string, before: { id: string; version: number } | undefined) {
  const { cookie } = world.moderator;
  const headline = `Headline zf${number()}zf`;
  const content = { headline: both(headline), story: both('A story.'), reason: both('A reason.') };
  const json = { listing, content, startsAt: new Date(Date.now() - 1000).toISOString() };
  const created = await client.ask('POST', '/api/v1/review/features', { cookie, json });
  if (created.status !== 201) return before;
  const feature = Feature.parse(JSON.parse(created.body));
  ledger.note({
    kind: 'feature',
    subject: feature.id,
    stored: (sight) => (valueIn(sight, 'select content from features where id = ?', feature.id) ?? '').includes(headline),
    follows: async (sight) => hasEnded(sight, feature.id) || (await sight.open('/en/featured/')).includes(headline),
  });
  if (before !== undefined && (await client.ask('POST', `/api/v1/review/features/${before.id}/end`, { cookie, version: before.version })).status === 200)
    ledger.note({ kind: 'end of a feature', subject: before.id, stored: (sight) => hasEnded(sight, before.id) });
  return feature;
}

const both = (text: string) => ({ en: text, fr: text });
const hasEnded = (sight: Sight, feature: string): boolean => valueIn(sight, 'select ends_at from features where id = ?', feature) !== undefined;
