import { isDeepStrictEqual } from 'node:util';
import type { DraftContent } from '#api/contract/draft.ts';
import type { ListingContent } from '#api/contract/listing-content.ts';
import { settleOrigin } from '#api/platform/language/settle-origin.rules.ts';

type Group = { readonly [name: string]: unknown };

/** What a draft is settled by: the day, UTC, and what the live revision says, if there is one. */
export type Grounds = { readonly today: string; readonly live: ListingContent | undefined };

const single = ['dataResidency', 'securityLevel', 'organizationClearance', 'accessibility'] as const;
const many = ['procurement', 'certifications'] as const;

/**
 * Completes a draft by what goes without saying, and takes away what a vendor may not say of itself:
 * that CATA checked a claim, that a reference was confirmed, who wrote a text. Each is kept where the live revision says it of the same.
 */
export function settleContent(content: DraftContent, { today, live }: Grounds): DraftContent {
  const settled: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(content)) settled[field] = settleOrigin(value, at(live, field));
  for (const field of single) settled[field] = settleStated(settled[field], at(live, field), today);
  for (const field of many) settled[field] = list(settled[field])?.map((row) => settleRow(row, list(at(live, field)) ?? [], today));
  settled['references'] = list(settled['references'])?.map((row) => settleReference(row, list(at(live, 'references')) ?? []));
  settled['aiUse'] = withId(settled['aiUse'], 'id');
  settled['pricing'] = withId(settled['pricing'], 'model');
  settled['video'] = settleVideo(settled['video']);
  settled['support'] = settleSupport(settled['support']);
  return Object.fromEntries(Object.entries(settled).filter(([, value]) => value !== undefined));
}

/** A fact that was chosen and then no longer is leaves nothing behind. */
function withId(value: unknown, id: string): unknown {
  return isGroup(value) && value[id] === undefined ? undefined : value;
}

function settleStated(value: unknown, live: unknown, today: string): unknown {
  const stated = withId(value, 'id');
  return isGroup(stated) ? { ...stated, claim: settleClaim(stated['claim'], isGroup(live) && live['id'] === stated['id'] ? live['claim'] : undefined, today) } : stated;
}

function settleRow(row: unknown, live: readonly unknown[], today: string): unknown {
  if (!isGroup(row)) return row;
  const same = live.find((one) => isGroup(one) && isDeepStrictEqual(withoutClaim(one), withoutClaim(row)));
  return { ...row, claim: settleClaim(row['claim'], isGroup(same) ? same['claim'] : undefined, today) };
}

function withoutClaim(row: Group): Group {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'claim'));
}

/** A claim stands on the vendor's word or on the evidence that it links to; one that CATA checked stays so for as long as nothing of it changes. */
function settleClaim(value: unknown, live: unknown, today: string): unknown {
  const given = isGroup(value) ? value : {};
  const dated: Group = { ...given, date: given['date'] ?? today };
  const wasChecked = isGroup(live) && live['evidence'] === 'checked' && isDeepStrictEqual({ ...dated, evidence: 'checked' }, live);
  return { ...dated, evidence: wasChecked ? 'checked' : dated['url'] === undefined ? 'self-declared' : 'evidence-linked' };
}

function settleReference(row: unknown, live: readonly unknown[]): unknown {
  if (!isGroup(row)) return row;
  const claimed = { ...row, status: 'claimed' };
  const wasConfirmed = live.some((one) => isGroup(one) && one['status'] === 'confirmed' && isDeepStrictEqual({ ...one, status: 'claimed' }, claimed));
  return wasConfirmed ? { ...row, status: 'confirmed' } : claimed;
}

function settleVideo(value: unknown): unknown {
  const video = withId(value, 'url');
  return isGroup(video) ? { ...video, captions: video['captions'] ?? false } : video;
}

function settleSupport(value: unknown): unknown {
  return isGroup(value) ? { ...value, channels: value['channels'] ?? [] } : value;
}

function at(value: unknown, name: string): unknown {
  return isGroup(value) ? value[name] : undefined;
}

function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
