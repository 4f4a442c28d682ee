import { checkNames, findingRules, Finding, type Queue, type QueueItem, type QueueParameters } from '#api/contract/review.ts';
import type { Database } from '#api/db/open-database.ts';
import { fold } from '#api/platform/search/analysis/fold.ts';
import { z } from 'zod';
import { measureWaiting } from './measure-waiting.ts';
import { listWaiting, type Waiting } from './queue.store.ts';

const pageSize = 50;

/** What waits for a decision, as staff ask for it, with how long decisions take. */
export function readQueue(db: Database, personId: string, { now, query }: { now: Date; query: QueueParameters }): Queue {
  const all = listWaiting(db, personId).map(toQueueItem);
  const found = all.filter((item) => matches(item, query, personId)).toSorted(orders[query.sort]);
  const vendors = new Map(all.map(({ vendor }) => [vendor.id, { id: vendor.id, name: vendor.name }]));
  return {
    total: found.length,
    all: all.length,
    undecided: all.filter(({ kind }) => kind !== 'scheduled').length,
    page: query.page,
    pageSize,
    items: found.slice((query.page - 1) * pageSize, query.page * pageSize),
    vendors: [...vendors.values()].toSorted((a, b) => a.name.localeCompare(b.name)),
    waiting: measureWaiting(db, now),
  };
}

const byAge = (a: QueueItem, b: QueueItem): number => (a.submittedAt < b.submittedAt ? -1 : 1);

const orders: Readonly<Record<QueueParameters['sort'], (a: QueueItem, b: QueueItem) => number>> = {
  oldest: byAge,
  newest: (a, b) => byAge(b, a),
  vendor: (a, b) => a.vendor.name.localeCompare(b.vendor.name) || byAge(a, b),
  findings: (a, b) => b.grave - a.grave || b.notices - a.notices || byAge(a, b),
};

function matches(item: QueueItem, query: QueueParameters, personId: string): boolean {
  const { kind, assignee, language, vendor, q } = query;
  if (kind !== undefined && item.kind !== kind) return false;
  if (vendor !== undefined && item.vendor.id !== vendor) return false;
  if (assignee !== undefined && standing(item, personId) !== assignee) return false;
  if (language === 'both' && item.languages.length < 2) return false;
  if ((language === 'en' || language === 'fr') && !(item.languages.length === 1 && item.languages[0] === language)) return false;
  const { name } = item.listing;
  return q === undefined || fold([name.en, name.fr, item.vendor.name, item.listing.slug].join(' ')).includes(fold(q.trim()));
}

function standing({ assignee }: QueueItem, personId: string): 'me' | 'nobody' | 'others' {
  if (assignee === null) return 'nobody';
  return assignee.id === personId ? 'me' : 'others';
}

const Found = z.array(z.array(Finding));

/** A submission as the queue shows it. */
export function toQueueItem(row: Waiting): QueueItem {
  const results = Found.parse(JSON.parse(row.findings));
  const weights = results.flat().map(({ rule }) => findingRules[rule]);
  return {
    revision: row.revision,
    version: row.version,
    kind: row.state === 'scheduled' ? 'scheduled' : row.isNew === 1 ? 'new' : 'revision',
    listing: {
      id: row.listingId,
      slug: row.slug,
      name: { ...(row.nameEn === null ? {} : { en: row.nameEn }), ...(row.nameFr === null ? {} : { fr: row.nameFr }) },
      state: row.listingState,
      sample: row.sample === 1,
    },
    vendor: { id: row.vendorId, slug: row.vendorSlug, name: row.vendorName, status: row.vendorStatus },
    languages: [...(row.hasEn === 1 ? ['en' as const] : []), ...(row.hasFr === 1 ? ['fr' as const] : [])],
    submittedAt: new Date(row.submittedAt).toISOString(),
    publishAt: row.publishAt === null ? null : new Date(row.publishAt).toISOString(),
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName },
    own: row.own === 1,
    grave: weights.filter((weight) => weight === 'grave').length,
    notices: weights.filter((weight) => weight === 'notice').length,
    checked: results.length === checkNames.length,
  };
}
