import { simpleParser } from 'mailparser';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { announceMail } from '#api/features/mail/index.ts';
import { startMailServer, type MailServer, type MailServerOptions } from '../../support/mail-server.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

const link = 'https://catalogue.example/en/verify/?token=s3cret-token';
const verify = { template: 'verify-email', language: 'en', data: { name: 'Ada', link } } as const;
const restored = { template: 'restored', language: 'fr', data: { name: 'Ada', listing: 'Registre', link: 'https://catalogue.example/fr/solutions/registre/' } } as const;

let clock = Date.parse('2026-03-12T14:00:00Z');
let server: MailServer;
let catalogue: TestCatalogue;
const answers: { -readonly [Name in keyof MailServerOptions]: MailServerOptions[Name] } = {};

beforeAll(async () => {
  server = await startMailServer({ refuseRecipient: (address) => answers.refuseRecipient?.(address), refuseMessage: (message) => answers.refuseMessage?.(message) });
  const settings = { SMTP_URL: server.url, MAIL_FROM: 'Le CATAlog <catalogue@cata.example>', BASE_URL: 'https://catalogue.example' };
  catalogue = await openTestCatalogue({ samples: false, published: false, settings, now: () => new Date(clock) });
});

afterEach(() => {
  delete answers.refuseRecipient;
  delete answers.refuseMessage;
  catalogue.runtime.db.$client.exec('delete from outbox');
});

afterAll(async () => {
  await catalogue.close();
  await server.close();
});

function ask(mail: Parameters<typeof announceMail>[2]): string {
  const { db, now } = catalogue.runtime;
  return db.transaction((tx) => announceMail(tx, now(), mail), { behavior: 'immediate' });
}

type Waiting = { subject: string; payload: string; attempts: number; due_at: number; error: string | null };
const waiting = () => catalogue.runtime.db.$client.prepare<[], Waiting>('select * from outbox order by id').all();
const sent = (id: string) => server.taken.filter(({ messageId }) => messageId === `<${id}@catalogue.example>`);

describe('a mail that was announced', () => {
  test('is sent as text and HTML in one language, with the id of its announcement, and leaves nothing behind', async () => {
    const id = ask({ ...verify, language: 'fr', to: { address: 'ada@vendor.example' } });
    await catalogue.jobs.drain();
    const [message, ...more] = sent(id);
    expect(more).toEqual([]);
    expect(message?.to).toEqual(['ada@vendor.example']);
    const read = await simpleParser(message?.source ?? '');
    expect(read.subject).toBe('Confirmez votre adresse pour le CATAlog');
    expect(read.from?.value).toEqual([{ name: 'Le CATAlog', address: 'catalogue@cata.example' }]);
    expect(read.replyTo?.text).toBe('listings@catalog.example');
    expect(read.text).toContain(link);
    expect(read.html).toContain('<html lang="fr">');
    expect(read.html).toContain(`href="${link}"`);
    expect(read.headers.get('auto-submitted')).toBe('auto-generated');
    expect(waiting()).toEqual([]);
    expect(JSON.stringify(catalogue.runtime.db.$client.prepare('select * from audit_events').all())).not.toContain('s3cret');
  });

  test('is not sent where the transaction was taken back', async () => {
    const before = server.taken.length;
    const { db, now } = catalogue.runtime;
    const undone = (): void =>
      db.transaction((tx) => {
        announceMail(tx, now(), { ...verify, to: { address: 'ada@vendor.example' } });
        throw new Error('taken back');
      });
    expect(undone).toThrow('taken back');
    await catalogue.jobs.drain();
    expect(server.taken.length).toBe(before);
  });

  test('is tried again until the server takes it, and the others are not held up', async () => {
    answers.refuseRecipient = (address) => (address.startsWith('later') ? 451 : undefined);
    const late = ask({ ...verify, to: { address: 'later@vendor.example' } });
    const other = ask({ ...verify, to: { address: 'ada@vendor.example' } });
    await catalogue.jobs.drain();
    expect(sent(other)).toHaveLength(1);
    expect(waiting()).toMatchObject([{ subject: late, attempts: 1 }]);
    delete answers.refuseRecipient;
    clock += 60_000;
    await catalogue.jobs.drain();
    expect(sent(late)).toHaveLength(1);
    expect(waiting()).toEqual([]);
  });

  test('is sent once, though another that waits with it fails', async () => {
    answers.refuseRecipient = (address) => (address.startsWith('busy') ? 451 : undefined);
    const ids = ['ada', 'busy', 'bo'].map((name) => ask({ ...restored, to: { address: `${name}@vendor.example` } }));
    await catalogue.jobs.drain();
    expect(ids.map((id) => sent(id).length)).toEqual([1, 0, 1]);
  });

  test('is set aside where the server refuses it for good, without the address in the reason and without its secret', async () => {
    answers.refuseRecipient = () => 550;
    const id = ask({ ...verify, to: { address: 'nobody@vendor.example' } });
    await catalogue.jobs.drain();
    clock += 86_400_000;
    delete answers.refuseRecipient;
    await catalogue.jobs.drain();
    expect(sent(id)).toEqual([]);
    const [row] = waiting();
    expect(row).toMatchObject({ subject: id, attempts: 1, due_at: 8.64e15 });
    expect(row?.error).toMatch(/550/);
    expect(row?.error).not.toContain('nobody@');
    expect(row?.payload).not.toContain('s3cret');
    expect(catalogue.jobs.backlog()).toMatchObject({ waiting: 0, failing: 0 });
  });

  test('keeps what it says where it is refused and holds no secret, so that it can be sent again', async () => {
    answers.refuseMessage = () => 554;
    ask({ ...restored, to: { address: 'nobody@vendor.example' } });
    await catalogue.jobs.drain();
    expect(waiting()[0]?.payload).toContain('Registre');
  });

  test('is not sent once its link no longer works, and one without a link is', async () => {
    answers.refuseRecipient = () => 451;
    const secret = ask({ ...verify, template: 'reset-password', to: { address: 'ada@vendor.example' } });
    const plain = ask({ ...restored, to: { address: 'ada@vendor.example' } });
    await catalogue.jobs.drain();
    clock += 2 * 3_600_000;
    delete answers.refuseRecipient;
    await catalogue.jobs.drain();
    expect(sent(secret)).toEqual([]);
    expect(sent(plain)).toHaveLength(1);
    expect(waiting()[0]?.payload).not.toContain('s3cret');
  });

  test('is given up once it is too old to be of use, and kept where it can be sent again', async () => {
    answers.refuseRecipient = () => 451;
    ask({ ...restored, to: { address: 'ada@vendor.example' } });
    clock += 10 * 86_400_000;
    await catalogue.jobs.drain();
    expect(waiting()).toMatchObject([{ due_at: 8.64e15, payload: expect.stringContaining('Registre') }]);
  });
});

describe('what somebody typed', () => {
  test.each(['ada@vendor.example\r\nBcc: all@vendor.example', 'ada@vendor.example, eve@evil.example', 'Ada <ada@vendor.example>', 'ada', ''])('is no address: %j', (address) => {
    expect(() => ask({ ...verify, to: { address } })).toThrow(/no e-mail address/);
    expect(waiting()).toEqual([]);
  });

  test('adds no header, and no tag', async () => {
    const listing = 'Registre\r\nBcc: all@vendor.example\r\n\r\n<img src=x onerror=alert(1)>';
    const id = ask({ ...restored, data: { ...restored.data, listing }, to: { address: 'ada@vendor.example' } });
    await catalogue.jobs.drain();
    const [message] = sent(id);
    expect(message?.to).toEqual(['ada@vendor.example']);
    const read = await simpleParser(message?.source ?? '');
    expect(read.bcc).toBeUndefined();
    expect(read.subject).toContain('Rétablie\u00a0: Registre Bcc: all@vendor.example');
    expect(read.html).not.toContain('<img');
    expect(read.html).toContain('&lt;img src=x');
  });

  test('is no message to a stranger in the place of a name', async () => {
    const id = ask({ ...verify, data: { link, name: 'You won! Go to https://evil.example' }, to: { address: 'ada@vendor.example' } });
    await catalogue.jobs.drain();
    expect(sent(id)[0]?.source).not.toContain('evil');
  });
});

test('without a mail server messages are kept as files that only this user can read', async () => {
  const own = await openTestCatalogue({ samples: false, published: false });
  const { db, now, paths } = own.runtime;
  const id = db.transaction((tx) => announceMail(tx, now(), { ...verify, to: { address: 'ada@vendor.example' } }));
  await own.jobs.drain();
  const [name = '', ...more] = readdirSync(paths.mail).filter((file) => file.endsWith('.eml'));
  expect(more).toEqual([]);
  expect(statSync(join(paths.mail, name)).mode & 0o077).toBe(0);
  const read = await simpleParser(readFileSync(join(paths.mail, name)));
  expect(read.messageId).toBe(`<${id}@localhost>`);
  expect(read.text).toContain(link);
  await own.close();
});
