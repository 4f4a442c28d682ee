import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extent } from '../../support/extent.ts';
import { startMailServer, type MailServer } from '../../support/mail-server.ts';

const kills = extent(200, 5);
const home = mkdtempSync(join(tmpdir(), 'catalog-mails-'));
let server: MailServer;
let beforeAnswer: (() => Promise<void>) | undefined;

beforeAll(async () => {
  server = await startMailServer({ beforeAnswer: async () => beforeAnswer?.() });
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

/** A process that sends mails, and asks for one every few milliseconds where it is told to; `asked` are the ids that it said. */
function startMailing(everyMs: number) {
  const env = {
    ...process.env,
    BASE_URL: 'https://catalogue.example',
    CATALOG_HOME: home,
    SMTP_URL: server.url,
    MAIL_FROM: 'catalogue@cata.example',
    MAIL_EVERY_MS: String(everyMs),
  };
  const child = fork(join(import.meta.dirname, 'mailing-process.ts'), [], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [] });
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => void (said += part));
  return { child, ended: once(child, 'exit'), asked: () => said.split('\n').slice(0, -1) };
}

const times = (id: string) => server.taken.filter(({ messageId }) => messageId === `<${id}@catalogue.example>`).length;

test('kills at any moment lose no mail that was asked for, and double one each at most', async () => {
  const asked: string[] = [];
  for (let number = 0; number < kills; number += 1) {
    const mailing = startMailing(5);
    while (mailing.asked().length === 0) await setTimeout(10);
    await setTimeout(Math.random() * 300);
    mailing.child.kill('SIGKILL');
    await mailing.ended;
    asked.push(...mailing.asked());
  }
  await startMailing(0).ended;
  const lost = asked.filter((id) => times(id) === 0);
  const doubled = server.taken.length - new Set(server.taken.map(({ messageId }) => messageId)).size;
  process.stdout.write(`${kills} kills while mails were sent: ${asked.length} asked for, ${lost.length} lost, ${doubled} sent twice\n`);
  expect(lost).toEqual([]);
  expect(doubled).toBeLessThanOrEqual(kills);
});

test('a kill between the taking of a mail and the word that it was taken repeats it once, as the same message', async () => {
  const before = server.taken.length;
  const mailing = startMailing(50);
  beforeAnswer = async () => {
    beforeAnswer = undefined;
    mailing.child.kill('SIGKILL');
    await mailing.ended;
  };
  await mailing.ended;
  const [first] = server.taken.slice(before);
  await startMailing(0).ended;
  const again = server.taken.slice(before).filter(({ messageId }) => messageId === first?.messageId);
  expect(again).toHaveLength(2);
  expect(again[1]?.source.replaceAll(/--_NmP-\S+|boundary="\S+"/g, '')).toBe(again[0]?.source.replaceAll(/--_NmP-\S+|boundary="\S+"/g, ''));
});
