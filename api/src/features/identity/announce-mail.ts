import { randomUUID } from 'node:crypto';
import type { Language } from '#api/contract/text.ts';
import { announce } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';

type AccountMail = {
  readonly to: { readonly personId: string } | { readonly address: string };
  readonly template: string;
  readonly language: Language;
  readonly data: Readonly<Record<string, string>>;
};

/** Asks for a mail in the transaction of what it tells of. */
export function announceMail(tx: Transaction, at: Date, mail: AccountMail): void {
  announce(tx, at, { kind: 'mail', subject: randomUUID(), payload: mail });
}
