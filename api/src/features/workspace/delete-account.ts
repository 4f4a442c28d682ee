import type { LastOwned } from '#api/contract/workspace.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Database, Reader, Transaction } from '#api/db/open-database.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { countMembers, listOwnVendors } from '#api/features/members/index.ts';
import type { Person } from '#api/platform/authority/policy.ts';
import {
  countLiveListings,
  countOtherAdministrators,
  deleteIn,
  deletePerson,
  deleteVerifications,
  listPersonColumns,
  listSubjects,
  replaceIn,
  replaceInEvents,
} from './person-data.store.ts';
import { refuseDeserted, refuseOrphans, refuseWork } from './workspace-refusals.ts';

/** What stands in the place of a person who is gone. */
export const nobodyAnyMore = 'deleted-person';

type Leaver = Pick<Person, 'id' | 'name' | 'email' | 'language' | 'role'>;

/** Organizations that a person is the last owner of: those with other members, and those without; of the latter, those with listings that are live. */
export function listLastOwned(db: Reader, personId: string): LastOwned {
  const owned = listOwnVendors(db, personId).filter(({ vendor, role }) => role === 'owner' && countMembers(db, vendor.id, 'owner') === 1);
  const alone = owned.filter(({ vendor }) => countMembers(db, vendor.id) === 1);
  const named = (some: typeof owned): string[] => some.map(({ vendor }) => vendor.name);
  return {
    withOthers: named(owned.filter((one) => !alone.includes(one))),
    alone: named(alone),
    live: named(alone.filter(({ vendor }) => countLiveListings(db, vendor.id) > 0)),
  };
}

/**
 * Holds the end of an account to what must come before it: nobody leaves an organization without an owner that has other people or live listings,
 * nor the catalogue without an administrator. `address` is what they typed to confirm.
 * @throws Refusal `other-address`, `last-owner`, `last-administrator`
 */
export function assertMayGo(db: Reader, person: Leaver, address: string): void {
  if (address.trim().toLowerCase() !== person.email.toLowerCase()) throw refuseWork('other-address', '/address');
  const { withOthers, live } = listLastOwned(db, person.id);
  if (withOthers.length > 0) throw refuseOrphans(withOthers);
  if (live.length > 0) throw refuseDeserted(live);
  if (person.role === 'administrator' && countOtherAdministrators(db, person.id) === 0) throw refuseWork('last-administrator');
}

/**
 * Deletes an account for good: sessions, memberships and all that names the person go; what they did is kept without them.
 * @throws Refusal as `assertMayGo` does
 */
export function deleteAccount({ db, now }: { db: Database; now: () => Date }, person: Leaver, address: string): void {
  const at = now();
  db.transaction(
    (tx) => {
      assertMayGo(tx, person, address);
      const subjects = [...listSubjects(tx, person.id), ...listOwnVendors(tx, person.id).map(({ vendor }) => vendor.id)];
      forget(tx, person);
      deletePerson(tx, person.id);
      replaceInEvents(tx, person.id, { subjects, word: nobodyAnyMore });
      recordEvent(tx, { at, actor: nobodyAnyMore, kind: 'account-deleted', subject: nobodyAnyMore });
      announceMail(tx, at, { to: { address: person.email }, template: 'account-deleted', language: person.language, data: { name: person.name } });
    },
    { behavior: 'immediate' },
  );
}

/** Takes a person out of every column that names them and that the database does not mind itself. */
function forget(tx: Transaction, { id, email }: { id: string; email: string }): void {
  for (const column of listPersonColumns(tx)) {
    if (column.kept) continue;
    if (column.by === 'address' && column.optional) replaceIn(tx, column, email, null);
    else if (column.by === 'address') deleteIn(tx, column, email);
    else if (column.column === 'person_id') deleteIn(tx, column, id);
    else replaceIn(tx, column, id, nobodyAnyMore);
  }
  deleteVerifications(tx, { id, email });
  replaceIn(tx, { table: 'audit_events', column: 'subject' }, id, nobodyAnyMore);
}
