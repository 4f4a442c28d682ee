import { buffer } from 'node:stream/consumers';
import { callbackify } from 'node:util';
import { SMTPServer } from 'smtp-server';

/** A message as the server took it: whom it was for, and its bytes. */
export type TakenMessage = { readonly to: readonly string[]; readonly source: string; readonly messageId: string };

/** What a mail server of a test does: `answer` may refuse a recipient or a message, with a code of SMTP, before it says yes. */
export type MailServerOptions = {
  readonly refuseRecipient?: (address: string) => number | undefined;
  readonly refuseMessage?: (message: TakenMessage) => number | undefined;
  /** Runs once a message is taken and before that is said. */
  readonly beforeAnswer?: (message: TakenMessage) => Promise<void>;
};

/** A mail server that keeps what it took. */
export type MailServer = { readonly url: string; readonly taken: readonly TakenMessage[]; readonly close: () => Promise<void> };

/** Starts a real mail server on a free port of this machine. */
export async function startMailServer({ refuseRecipient, refuseMessage, beforeAnswer }: MailServerOptions = {}): Promise<MailServer> {
  const taken: TakenMessage[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _, done) => done(refusal(refuseRecipient?.(address))),
    onData: (stream, session, done) => {
      const take = async (): Promise<Error | null> => {
        const source = (await buffer(stream)).toString('utf8');
        const message = { to: session.envelope.rcptTo.map(({ address }) => address), source, messageId: /^Message-ID: (.+)$/im.exec(source)?.[1] ?? '' };
        const refused = refusal(refuseMessage?.(message));
        if (refused !== null) return refused;
        taken.push(message);
        await beforeAnswer?.(message);
        return null;
      };
      callbackify(take)((error, refused) => done(error ?? refused));
    },
  });
  // A client that is killed in the middle of a conversation is no concern of the server.
  server.on('error', () => undefined);
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, taken, close: () => new Promise((settle) => server.close(() => settle())) };
}

function refusal(code: number | undefined): Error | null {
  return code === undefined ? null : Object.assign(new Error(code >= 500 ? 'user <nobody@example.com> unknown' : 'try again later'), { responseCode: code });
}
