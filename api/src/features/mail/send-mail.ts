import type { Database } from '#api/db/open-database.ts';
import { GivenUp } from '#api/platform/outbox/given-up.ts';
import type { OutboxRow } from '#api/platform/outbox/outbox.store.ts';
import { findAddressee } from './mail.store.ts';
import type { MailTemplate } from './mail-template.ts';
import { MailRefused, type Mailer } from './mailer.ts';
import { QueuedMail, type Recipient } from './queued-mail.ts';
import { renderMail } from './render-mail.ts';
import { findTemplate } from './templates.ts';

/** What mails are sent with. */
export type SendingDeps = { readonly db: Database; readonly mailer: Mailer; readonly now: () => Date; readonly baseUrl: string };

/** Sends a mail that was announced. A person who no longer exists gets none. @throws GivenUp where trying again cannot help */
export async function sendMail({ db, mailer, now, baseUrl }: SendingDeps, job: OutboxRow): Promise<void> {
  const mail = QueuedMail.parse(job.payload);
  const template = findTemplate(mail.template);
  if (template === undefined) throw new GivenUp(`There is no kind of mail called ${mail.template}.`, mail);
  const to = addresseeOf(db, mail.to);
  if (to === undefined) return;
  const isLate = now().getTime() - job.createdAt.getTime() > template.hours * 3_600_000;
  if (template.secret && isLate) throw giveUp('Too late: what it leads to no longer works.', mail, template);

  const language = mail.language ?? to.language;
  const rendered = renderMail(template.write(language, mail.data), language, baseUrl);
  try {
    await mailer.send({ ...rendered, id: job.subject, at: job.createdAt, to: to.email, language });
  } catch (error) {
    if (error instanceof MailRefused || isLate) throw giveUp(error instanceof Error ? error.message : String(error), mail, template);
    throw error;
  }
}

function addresseeOf(db: Database, to: Recipient) {
  return 'address' in to ? { email: to.address, language: 'en' as const } : findAddressee(db, to.personId);
}

/** What opens something is forgotten with the attempt; anything else can be sent again by hand. */
function giveUp(reason: string, mail: QueuedMail, { secret }: MailTemplate): GivenUp {
  return new GivenUp(reason, secret ? { ...mail, data: null } : mail);
}
