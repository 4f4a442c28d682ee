import { simpleParser, type ParsedMail } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setHostileScene } from '../../support/hostile-scene.ts';
import { startMailServer, type MailServer } from '../../support/mail-server.ts';
import { trapsIn } from '../../support/read-html.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let server: MailServer;
let catalogue: TestCatalogue;
let mails: readonly { readonly mail: ParsedMail; readonly to: readonly string[] }[] = [];
beforeAll(async () => {
  server = await startMailServer();
  catalogue = await openTestCatalogue({
    samples: false,
    published: false,
    settings: { SMTP_URL: server.url, BASE_URL: 'https://catalogue.example', MAIL_FROM: 'Le CATAlog <catalogue@cata.example>' },
  });
  await setHostileScene(catalogue);
  await catalogue.jobs.drain();
  mails = await Promise.all(server.taken.map(async ({ source, to }) => ({ mail: await simpleParser(source), to })));
});
afterAll(async () => {
  await catalogue.close();
  await server.close();
});

const known = ['message-id', 'date', 'from', 'to', 'reply-to', 'subject', 'auto-submitted', 'content-language', 'mime-version', 'content-type'];

test('a mail that names hostile people and things has the headers of every mail, one recipient and nothing attached', () => {
  const odd = mails.flatMap(({ mail }) => [...mail.headers.keys()].filter((name) => !known.includes(name)));
  process.stdout.write(`${mails.length} mails of a hostile scene: ${odd.length} headers that are none of ours.\n`);
  expect(mails.length).toBeGreaterThan(12);
  expect(odd).toEqual([]);
  for (const { mail, to } of mails) {
    const named = [mail.to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
    expect([to.length, named]).toEqual([1, [...to]]);
    expect(mail.attachments).toEqual([]);
    expect(mail.from?.value.map(({ address }) => address)).toEqual(['catalogue@cata.example']);
  }
});

test('its subject is one line that turns no direction, and its two forms run nothing', () => {
  // oxlint-disable-next-line no-control-regex
  expect(mails.map(({ mail }) => mail.subject ?? '').filter((subject) => /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(subject))).toEqual([]);
  expect(mails.flatMap(({ mail }) => trapsIn(String(mail.html), true))).toEqual([]);
  expect(mails.filter(({ mail }) => /hit/.test(String(mail.html))).length).toBeGreaterThan(8);
  expect(mails.flatMap(({ mail }) => /[\u202a-\u202e\u2066-\u2069]/.exec(mail.text ?? '') ?? [])).toEqual([]);
});
