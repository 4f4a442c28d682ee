import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Language } from '#api/contract/text.ts';
import { announce } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { Failure } from '#api/platform/failure.ts';
import type { QueuedMail, Recipient } from './queued-mail.ts';
import { templateNamed, type MailData, type TemplateName } from './templates.ts';

/** A mail that is asked for: to a person, in their language unless another is named, or to an address. */
export type AskedMail<Name extends TemplateName> = {
  readonly to: Recipient;
  readonly template: Name;
  readonly language?: Language | undefined;
  readonly data: MailData<Name>;
};

const Address = z.email().max(254);

/**
 * Asks for a mail in the transaction of what it tells of; it is sent after the commit, at least once. Returns its id, which its Message-ID repeats.
 * @throws Failure `bad-address`; a ZodError where the data is not that of the template, which is a mistake of ours
 */
export function announceMail<Name extends TemplateName>(tx: Transaction, at: Date, { to, template, language, data }: AskedMail<Name>): string {
  if ('address' in to && !Address.safeParse(to.address).success) throw new Failure('bad-input', 'bad-address', 'This is no e-mail address that a message can be sent to.');
  const id = randomUUID();
  const payload: QueuedMail = { to, template, language, data: templateNamed(template).data.parse(data) };
  announce(tx, at, { kind: 'mail', subject: id, payload });
  return id;
}
