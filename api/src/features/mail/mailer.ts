import type { Language } from '#api/contract/text.ts';
import type { RenderedMail } from './render-mail.ts';

/** A mail on its way: `id` and `at` are those of its announcement, so that a repetition is the same message. */
export type Message = RenderedMail & { readonly id: string; readonly at: Date; readonly to: string; readonly language: Language };

/** Sends mails. */
export type Mailer = {
  /** Resolves once the message is in other hands. @throws MailRefused where trying again cannot help, else what went wrong */
  readonly send: (message: Message) => Promise<void>;
};

/** A mail that was refused for good. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** A mail server and how to sign in to it. */
export type SmtpSettings = { readonly host: string; readonly port: number; readonly secure: boolean; readonly user: string; readonly password: string };

/** Who sends mails, and who reads the answers. */
export type SenderSettings = {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  /** The part of each Message-ID after its @. */
  readonly host: string;
};
