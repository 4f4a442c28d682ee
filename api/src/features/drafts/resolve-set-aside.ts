import type { Clash } from '#api/contract/draft.ts';
import type { Reader } from '#api/db/open-database.ts';
import { refuseOlder } from './draft-refusals.ts';
import { mergeDrafts, putAt } from './merge-drafts.rules.ts';
import { assertWritable, contentAt, openDraft } from './open-draft.ts';
import { saveContent, type DraftDeps } from './save-draft.ts';
import { deleteSetAside, getSetAside, type SetAsideRow } from './set-aside.store.ts';

/** What was set aside and the draft, brought together as far as they agree, with what clashes. */
export function compareSetAside(db: Reader, row: SetAsideRow): ReturnType<typeof mergeDrafts> {
  const open = openDraft(db, row.listingId);
  return mergeDrafts(contentAt(db, open, row.baseVersion) ?? {}, open.content, row.content);
}

/** How a person settles what clashes: by its path, with the value that it is to have, or as the draft says where left out. */
export type Settlement = { readonly id: string; readonly listingId: string; readonly personId: string; readonly version: number; readonly choose: (clash: Clash) => unknown };

/** Saves what was set aside as its writer settled it, on the version that they saw. @throws Refusal `older-version`, `in-review`, `archived` */
export function settleSetAside({ db, now }: DraftDeps, { choose, version, ...of }: Settlement): { version: number; savedAt: Date } {
  return db.transaction(
    (tx) => {
      const row = getSetAside(tx, of);
      const open = openDraft(tx, of.listingId);
      assertWritable(open);
      if (open.version !== version) throw refuseOlder(open.version);
      const { content, clashes } = compareSetAside(tx, row);
      const settled = clashes.reduce((sofar, clash) => putAt(sofar, clash.path, choose(clash)), content);
      deleteSetAside(tx, row.id);
      return saveContent(tx, open, { content: settled, personId: of.personId, at: now() });
    },
    { behavior: 'immediate' },
  );
}

/** Gives up what was set aside; the draft stays as it is. */
export function dropSetAside({ db }: DraftDeps, of: Pick<SetAsideRow, 'id' | 'listingId' | 'personId'>): void {
  db.transaction((tx) => deleteSetAside(tx, getSetAside(tx, of).id), { behavior: 'immediate' });
}
