import { sql } from 'drizzle-orm';
import type { ManagedPerson } from '#api/contract/administration.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { Failure, Refusal } from '#api/platform/failure.ts';
import { findManagedPerson } from './people.store.ts';
import { tellPerson } from './tell-suspension.ts';

/** What administrators change people and vendors with; mails begin their links with the address of the catalogue. */
export type AdministrationDeps = { readonly db: Database; readonly now: () => Date; readonly config: { readonly baseUrl: string } };

/** A suspension, or its end: `reason` is kept in the audit log, `message` is what those whom it concerns are told. */
export type Suspension = { readonly id: string; readonly suspend: boolean; readonly reason: string; readonly message?: string | undefined; readonly actor: string };

const own = {
  en: 'You cannot change this of yourself; another administrator can.',
  fr: 'Vous ne pouvez pas changer cela pour vous-même\u202f; une autre personne de l’administration le peut.',
};

/** Gives a person another role; from now on each of their requests is judged by it. @throws Refusal for oneself */
export function changeRole({ db, now }: AdministrationDeps, { id, role, actor }: { id: string; role: ManagedPerson['role']; actor: string }): void {
  db.transaction(
    (tx) => {
      const person = getOther(tx, id, actor);
      if (person.role === role) return;
      const at = now();
      tx.run(sql`update people set role = ${role}, updated_at = ${at.getTime()} where id = ${id}`);
      recordEvent(tx, { at, actor, kind: 'role-changed', subject: id, data: { from: person.role, to: role } });
    },
    { behavior: 'immediate' },
  );
}

/** Keeps a person out and ends all their sessions at once, or lets them in again, and tells them so. @throws Refusal for oneself */
export function suspendPerson({ db, now, config }: AdministrationDeps, { id, suspend, reason, message, actor }: Suspension): void {
  db.transaction(
    (tx) => {
      const person = getOther(tx, id, actor);
      if ((person.suspendedAt !== null) === suspend) return;
      const at = now();
      tx.run(sql`update people set suspended_at = ${suspend ? at.getTime() : null}, updated_at = ${at.getTime()} where id = ${id}`);
      if (suspend) tx.run(sql`delete from sessions where person_id = ${id}`);
      recordEvent(tx, { at, actor, kind: suspend ? 'person-suspended' : 'person-reinstated', subject: id, data: { reason } });
      tellPerson(tx, person, { suspend, message, at, baseUrl: config.baseUrl });
    },
    { behavior: 'immediate' },
  );
}

/** Ends all sessions of a person, and revokes all their tokens. */
export function endSessions({ db, now }: AdministrationDeps, { id, actor }: { id: string; actor: string }): void {
  db.transaction(
    (tx) => {
      const { sessions } = getPerson(tx, id);
      const at = now();
      tx.run(sql`delete from sessions where person_id = ${id}`);
      tx.run(sql`update access_tokens set revoked_at = ${at.getTime()} where person_id = ${id} and revoked_at is null`);
      recordEvent(tx, { at, actor, kind: 'sessions-ended', subject: id, data: { sessions } });
    },
    { behavior: 'immediate' },
  );
}

function getPerson(tx: Transaction, id: string): ManagedPerson {
  const person = findManagedPerson(tx, id);
  if (person === undefined) throw new Failure('not-found', 'not-found', 'There is no such person.');
  return person;
}

function getOther(tx: Transaction, id: string, actor: string): ManagedPerson {
  const person = getPerson(tx, id);
  if (id === actor) throw new Refusal('conflict', 'own-person', own);
  return person;
}
