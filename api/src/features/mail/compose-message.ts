import type { Message, SenderSettings } from './mailer.ts';

/** The message as nodemailer is given it: nothing in it names a file or an address to read from. */
export function composeMessage({ id, at, to, language, subject, text, html }: Message, { from, replyTo, host }: SenderSettings) {
  return {
    messageId: messageIdOf(id, host),
    date: at,
    from: { name: from.name, address: from.address },
    to: { name: '', address: to },
    replyTo,
    subject: subject.replaceAll(/[\r\n]+/g, ' '),
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The Message-ID of a mail: whoever gets it twice can tell. */
export function messageIdOf(id: string, host: string): string {
  return `<${id}@${host}>`;
}
