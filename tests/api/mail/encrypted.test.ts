import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { announceMail } from '#api/features/mail/index.ts';
import { startMailServer, type MailServer, type MailServerOptions } from '../../support/mail-server.ts';
import { certificateFile, ownCertificate } from '../../support/own-certificate.ts';
import { openTestCatalogue } from '../../support/test-catalogue.ts';

const account = { user: 'catalogue@cata.example', password: 'pass: word/@é' };
const from = { start: { ...ownCertificate, from: 'start' }, request: { ...ownCertificate, from: 'request' } } as const;
const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function open(options: MailServerOptions): Promise<MailServer> {
  const server = await startMailServer(options);
  cleanups.push(server.close);
  return server;
}

const urlOf = (scheme: 'smtp' | 'smtps', { port }: MailServer, { host = 'localhost', password = account.password } = {}): string =>
  `${scheme}://${encodeURIComponent(account.user)}:${encodeURIComponent(password)}@${host}:${port}`;

type Waiting = { subject: string; attempts: number; due_at: number; error: string };

/** Asks for a mail in a catalogue that trusts no certificate of ours, tries to send it, and gives what waits. */
async function tryToSend(url: string) {
  let clock = Date.now();
  const settings = { SMTP_URL: url, MAIL_FROM: 'catalogue@cata.example', BASE_URL: 'https://catalogue.example' };
  const catalogue = await openTestCatalogue({ samples: false, published: false, settings, now: () => new Date(clock) });
  cleanups.push(catalogue.close);
  const { db, now } = catalogue.runtime;
  const data = { name: 'Ada', link: 'https://catalogue.example/en/verify/?token=s3cret' };
  const id = db.transaction((tx) => announceMail(tx, now(), { to: { address: 'ada@vendor.example' }, template: 'verify-email', language: 'en', data }), { behavior: 'immediate' });
  await catalogue.jobs.drain();
  const waiting = () => db.$client.prepare<[], Waiting>('select subject, attempts, due_at, error from outbox').all();
  const again = async (): Promise<void> => {
    clock += 3_600_000;
    await catalogue.jobs.drain();
  };
  return { id, waiting, again, now: clock };
}

/** Sends mails from a process of its own, which is told whom to trust; it ends once none is left. */
async function sendTrusting(url: string, home: string): Promise<void> {
  const env = {
    ...process.env,
    BASE_URL: 'https://catalogue.example',
    CATALOG_HOME: home,
    SMTP_URL: url,
    MAIL_FROM: 'catalogue@cata.example',
    MAIL_ASKED: '2',
    NODE_EXTRA_CA_CERTS: certificateFile,
  };
  const child = fork(join(import.meta.dirname, '../../faults/mail/mailing-process.ts'), [], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [] });
  cleanups.push(() => void child.kill('SIGKILL'));
  expect(await once(child, 'exit')).toEqual([0, null]);
}

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'catalog-encrypted-'));
  cleanups.push(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

describe('with a certificate that is trusted', () => {
  test.each([
    ['smtps', 'start'],
    ['smtp', 'request'],
  ] as const)('mails go by %s:// encrypted from the %s on, after signing in', async (scheme, begins) => {
    const server = await open({ tls: from[begins], account });
    await sendTrusting(urlOf(scheme, server), newHome());
    expect(server.taken.map(({ secure, user, to }) => [secure, user, to])).toEqual([
      [true, account.user, ['ada@vendor.example']],
      [true, account.user, ['ada@vendor.example']],
    ]);
  });
});

describe('a mail waits to be tried again, and one sentence says why,', () => {
  test.each([
    ['smtps', 'start'],
    ['smtp', 'request'],
  ] as const)('where nobody vouches for the certificate of a server at %s:// (encrypted from the %s on)', async (scheme, begins) => {
    const server = await open({ tls: from[begins], account });
    const { id, waiting, again, now } = await tryToSend(urlOf(scheme, server));
    const says = `The certificate of the mail server localhost:${server.port} is signed by nobody that is trusted here (self-signed certificate); give it a trusted one, or name the file of its authority in NODE_EXTRA_CA_CERTS.`;
    expect(waiting()).toEqual([{ subject: id, attempts: 1, due_at: expect.any(Number), error: says }]);
    // Soon, and not given up.
    expect(waiting()[0]?.due_at).toBeLessThan(now + 3_600_000);
    await again();
    expect(waiting()).toMatchObject([{ subject: id, attempts: 2, error: says }]);
    expect([server.signIns, server.taken]).toEqual([[], []]);
  });

  test('where the password is refused', async () => {
    const server = await open({ account });
    const { id, waiting } = await tryToSend(urlOf('smtp', server, { password: 'wrong' }));
    expect(waiting()).toMatchObject([
      { subject: id, attempts: 1, error: expect.stringMatching(/^The user or password in SMTP_URL is refused by the mail server localhost:\d+ \(.*\)\.$/) },
    ]);
    expect(waiting()[0]?.error).not.toContain('wrong');
    expect(server.taken).toEqual([]);
  });

  test('where the password would go over the network in the clear', async () => {
    const server = await open({ account });
    const { id, waiting } = await tryToSend(urlOf('smtp', server, { host: '0.0.0.0' }));
    expect(waiting()).toMatchObject([
      { subject: id, attempts: 1, error: expect.stringMatching(/^There is no encryption with the mail server 0\.0\.0\.0:\d+, so nothing was sent/) },
    ]);
    expect([server.signIns, server.taken]).toEqual([[], []]);
  });

  test('where the server encrypts in another way than the setting says', async () => {
    const server = await open({ tls: from.start, account });
    const { id, waiting } = await tryToSend(urlOf('smtp', server, { host: '127.0.0.1' }));
    expect(waiting()).toMatchObject([{ subject: id, attempts: 1, error: expect.stringMatching(/^There is no greeting from the mail server .* use smtps:/) }]);
    expect(server.signIns).toEqual([]);
  }, 60_000);
});
