import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { DraftContent } from '#api/contract/draft.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { fitsDraft } from './draft-size.rules.ts';
import { refuseLarge, refuseOlder } from './draft-refusals.ts';
import { putDraft, putDraftVersion } from './draft.store.ts';
import { mergeDrafts } from './merge-drafts.rules.ts';
import { assertWritable, contentAt, openDraft, type OpenDraft } from './open-draft.ts';
import { insertSetAside } from './set-aside.store.ts';

/** What the use cases of drafts need. */
export type DraftDeps = { readonly db: Database; readonly now: () => Date };

/** What those need that tell people by mail: also the address of the catalogue that links begin with. */
export type TellingDeps = DraftDeps & { readonly config: { readonly baseUrl: string } };

/** What a person writes into a draft: on which version, and how it changes what that version said. */
export type Writing = {
  readonly listingId: string;
  readonly personId: string;
  readonly version: number;
  readonly change: (before: DraftContent) => DraftContent;
  /** Fields that nobody else may have changed meanwhile, where the page stays open and would go on to show what they were. */
  readonly shown?: readonly string[];
};

/** What became of it: saved, with what others wrote meanwhile where `merged`, and `before` being the version that still had what was taken out; or set aside, because it clashes with that. */
export type Written =
  | { readonly kind: 'saved'; readonly version: number; readonly savedAt: Date; readonly merged: boolean; readonly before?: number }
  | { readonly kind: 'set-aside'; readonly id: string };

/**
 * Saves what a person wrote. What somebody else saved meanwhile stays; where both changed the same thing, nothing is saved:
 * what was written is set aside for its writer to bring together.
 * @throws Refusal `in-review`, `archived`, `draft-too-large`
 */
export function writeDraft({ db, now }: DraftDeps, writing: Writing): Written {
  return db.transaction(
    (tx): Written => {
      const at = now();
      const open = openDraft(tx, writing.listingId);
      assertWritable(open);
      const before = contentAt(tx, open, writing.version);
      if (writing.shown?.some((field) => !isDeepStrictEqual(before?.[field], open.content[field])) === true) throw refuseOlder(open.version);
      const mine = writing.change(before ?? open.content);
      if (!fitsDraft(mine)) throw refuseLarge();
      const { content, clashes } = mergeDrafts(before ?? {}, open.content, mine);
      if (clashes.length > 0) return setAside(tx, writing, mine, at);
      return { kind: 'saved', ...saveContent(tx, open, { content, personId: writing.personId, at }), merged: writing.version !== open.version };
    },
    { behavior: 'immediate' },
  );
}

/** Replaces what a draft says, by whoever knows its newest version. @throws Refusal `older-version`, `in-review`, `archived`, `draft-too-large` */
export function replaceDraft({ db, now }: DraftDeps, { listingId, personId, version, change }: Writing): { version: number; savedAt: Date } {
  return db.transaction(
    (tx) => {
      const open = openDraft(tx, listingId);
      assertWritable(open);
      if (version !== open.version) throw refuseOlder(open.version);
      const content = change(open.content);
      if (!fitsDraft(content)) throw refuseLarge();
      return saveContent(tx, open, { content, personId, at: now() });
    },
    { behavior: 'immediate' },
  );
}

/** Writes the next version of a draft, unless nothing of it changed. */
export function saveContent(
  tx: Transaction,
  open: OpenDraft,
  { content, personId, at }: { content: DraftContent; personId: string; at: Date },
): { version: number; savedAt: Date } {
  const { listing, row, version } = open;
  if (row !== undefined && isDeepStrictEqual(content, row.content)) return { version, savedAt: row.updatedAt };
  if (row === undefined) putDraftVersion(tx, listing.id, version, open.content);
  const next = { listingId: listing.id, content, version: version + 1, createdAt: row?.createdAt ?? at, updatedAt: at, updatedBy: personId };
  putDraft(tx, next);
  return { version: next.version, savedAt: at };
}

function setAside(tx: Transaction, { listingId, personId, version }: Writing, content: DraftContent, createdAt: Date): Written {
  const id = randomUUID();
  insertSetAside(tx, { id, listingId, personId, baseVersion: version, content, createdAt });
  return { kind: 'set-aside', id };
}
