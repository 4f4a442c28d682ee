import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { link } from '#api/features/mail/mail-fields.ts';
import { openMailFolder } from '#api/features/mail/open-mail-folder.ts';
import { isRefusal } from '#api/features/mail/refusal.rules.ts';

test.each([
  ['the recipient', { command: 'RCPT TO', responseCode: 550 }, true],
  ['the content', { command: 'DATA', responseCode: 554 }, true],
  ['no recipient that can be written to', { code: 'EENVELOPE' }, true],
  ['the recipient for now', { command: 'RCPT TO', responseCode: 451 }, false],
  ['the sign-in', { command: 'AUTH PLAIN', responseCode: 535 }, false],
  ['the sender', { command: 'MAIL FROM', responseCode: 550 }, false],
  ['the connection', { code: 'ECONNREFUSED' }, false],
])('a server that refuses %s is asked no more: %j', (_, fault, isFinal) => {
  expect(isRefusal(fault)).toBe(isFinal);
});

test('mails that are kept are for this user alone, whatever the folder was before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-kept-mails-'));
  chmodSync(folder, 0o755);
  const mailer = openMailFolder(folder, { from: { name: 'CATAlog', address: 'catalogue@cata.example' }, replyTo: 'listings@cata.example', host: 'cata.example' });
  await mailer.send({ id: 'one', at: new Date(0), to: 'ada@vendor.example', language: 'en', subject: 'Subject', text: 'Text', html: '<p>Text</p>' });
  const modes = ['', ...readdirSync(folder)].map((name) => statSync(join(folder, name)).mode & 0o777);
  expect(modes).toEqual([0o700, 0o600, 0o600]);
  rmSync(folder, { recursive: true });
});

test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'here'])('%s is no link of a mail', (given) => {
  expect([link.safeParse(given).success, link.safeParse('https://catalogue.example/en/').success]).toEqual([false, true]);
});
