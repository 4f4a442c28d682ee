import { buffer } from 'node:stream/consumers';
import { callbackify } from 'node:util';
import { SMTPServer } from 'smtp-server';

/** A message as the server took it: whom it was for, its bytes, whether they came encrypted, and who had signed in. */
export type TakenMessage = { readonly to: readonly string[]; readonly source: string; readonly messageId: string; readonly secure: boolean; readonly user: string | undefined };

/** How a mail server encrypts: from the first byte, or once it is asked to; and with which certificate. */
export type MailServerTls = { readonly from: 'start' | 'request'; readonly key: string; readonly cert: string };

/** What a mail server of a test does: `answer` may refuse a recipient or a message, with a code of SMTP, before it says yes. */
export type MailServerOptions = {
  readonly refuseRecipient?: (address: string) => number | undefined;
  readonly refuseMessage?: (message: TakenMessage) => number | undefined;
  /** Runs once a message is taken and before that is said. */
  readonly beforeAnswer?: (message: TakenMessage) => Promise<void>;
  /** Without it nothing is encrypted. */
  readonly tls?: MailServerTls;
  /** Who must sign in; without it nobody can. */
  readonly account?: { readonly user: string; readonly password: string };
};

/** A mail server that keeps what it took. */
export type MailServer = {
  readonly url: string;
  readonly port: number;
  readonly taken: readonly TakenMessage[];
  readonly signIns: readonly string[];
  readonly close: () => Promise<void>;
};

/** Starts a real mail server on a free port of this machine. */
export async function startMailServer({ refuseRecipient, refuseMessage, beforeAnswer, tls, account }: MailServerOptions = {}): Promise<MailServer> {
  const taken: TakenMessage[] = [];
  const signIns: string[] = [];
  const server = new SMTPServer({
    ...(tls === undefined ? {} : { secure: tls.from === 'start', key: tls.key, cert: tls.cert }),
    authOptional: account === undefined,
    // Some servers take a password before anything is encrypted; whoever sends one then has given it away.
    allowInsecureAuth: true,
    disabledCommands: [...(tls === undefined ? ['STARTTLS'] : []), ...(account === undefined ? ['AUTH'] : [])],
    onAuth: ({ username = '', password }, _, done) => {
      signIns.push(username);
      if (username === account?.user && password === account.password) done(null, { user: username });
      else done(Object.assign(new Error('Authentication failed'), { responseCode: 535 }));
    },
    onRcptTo: ({ address }, _, done) => done(refusal(refuseRecipient?.(address))),
    onData: (stream, session, done) => {
      const take = async (): Promise<Error | null> => {
        const source = (await buffer(stream)).toString('utf8');
        const message = {
          to: session.envelope.rcptTo.map(({ address }) => address),
          source,
          messageId: /^Message-ID: (.+)$/im.exec(source)?.[1] ?? '',
          secure: session.secure,
          user: session.user,
        };
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
  return { url: `smtp://127.0.0.1:${port}`, port, taken, signIns, close: () => new Promise((settle) => server.close(() => settle())) };
}

function refusal(code: number | undefined): Error | null {
  return code === undefined ? null : Object.assign(new Error(code >= 500 ? 'user <nobody@example.com> unknown' : 'try again later'), { responseCode: code });
}
