import type { Mailer, SenderSettings, SmtpSettings } from './mailer.ts';
import { openMailFolder } from './open-mail-folder.ts';
import { openSmtp } from './open-smtp.ts';

/** The settings that say how mails are sent. */
export type MailSettings = { readonly smtp: SmtpSettings | undefined; readonly mailFrom: SenderSettings['from']; readonly contactEmail: string; readonly baseUrl: string };

/** What sends mails: the mail server of the settings, or the folder where there is none. */
export function openMailer({ smtp, mailFrom, contactEmail, baseUrl }: MailSettings, folder: string): Mailer {
  const sender = { from: mailFrom, replyTo: contactEmail, host: new URL(baseUrl).hostname };
  return smtp === undefined ? openMailFolder(folder, sender) : openSmtp(smtp, sender);
}
