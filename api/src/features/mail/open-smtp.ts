import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { isLoopbackHost } from '#api/platform/loopback.ts';
import { composeMessage } from './compose-message.ts';
import { MailRefused, type Mailer, type SenderSettings, type SmtpSettings } from './mailer.ts';
import { explainSending } from './explain-sending.rules.ts';
import { isRefusal } from './refusal.rules.ts';

const Code = z.object({ code: z.string().optional() });
const Fault = z.object({
  message: z.string(),
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
  cause: Code.optional().catch(undefined),
});

/** Sends by SMTP: encrypted where the server can, and always where a password goes over the network. */
export function openSmtp({ host, port, secure, user, password }: SmtpSettings, sender: SenderSettings): Mailer {
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && user !== '' && !isLoopbackHost(host),
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (message) => {
      try {
        await transport.sendMail(composeMessage(message, sender));
      } catch (error) {
        const fault = Fault.safeParse(error).data ?? { message: String(error) };
        const says = explainSending(fault, { host, port });
        throw isRefusal(fault) ? new MailRefused(says) : new Error(says);
      }
    },
  };
}
