import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { extent } from '../../support/extent.ts';
import { startServer, type StartedServer } from '../../support/start-server.ts';

const home = mkdtempSync(join(tmpdir(), 'catalog-sign-up-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const password = 'grenouille tambour ficelle';
const rounds = extent(40, 2);
const atOnce = extent(6, 4);
let calls = 0;

/** Sends a form, each from a network of its own, and gives the status; 0 where the server died meanwhile. */
async function send({ address }: StartedServer, path: string, fields: Record<string, string>): Promise<number> {
  calls += 1;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    origin: address.replace('127.0.0.1', 'localhost'),
    'x-forwarded-for': `10.${calls >> 8}.${calls & 255}.1`,
  };
  try {
    return (await fetch(`${address}${path}`, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' })).status;
  } catch {
    return 0;
  }
}

const signUp = (server: StartedServer, email: string) => send(server, '/en/sign-up/', { name: 'Ada', email, password, language: 'en', terms: 'yes' });

/** The tokens of all links that were mailed to an address; a mail may be there twice. */
function tokensFor(email: string): string[] {
  const folder = join(home, 'mail');
  const mails = readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) =>
      readFileSync(join(folder, name), 'utf8')
        .replaceAll(/=\r?\n/g, '')
        .replaceAll('=3D', '='),
    );
  return mails.filter((mail) => mail.includes(`To: ${email}`)).flatMap((mail) => /\?token=([\w.-]+)/.exec(mail)?.[1] ?? []);
}

/** Tries the links that were mailed, also one that comes late: whoever signs up again gets another, and the former ends. */
async function confirm(server: StartedServer, email: string): Promise<number> {
  const answers = new Map<string, number>();
  for (let tries = 0; tries < 600 && ![...answers.values()].includes(303); tries += 1) {
    if (tries > 0) await setTimeout(100);
    for (const token of tokensFor(email)) if (!answers.has(token)) answers.set(token, await send(server, '/en/sign-up/confirm/', { token, password }));
  }
  return [...answers.values()].at(-1) ?? -1;
}

test(`a kill in the middle of a sign-up loses no mail that was promised, and locks nobody out (${rounds} kills)`, async () => {
  const settings = { SAMPLES: 'false', TRUST_PROXY: 'true' };
  const counts = { promised: 0, cut: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServer(home, settings);
    const emails = Array.from({ length: atOnce }, (_, index) => `r${round}-${index}@example.ca`);
    const sent = emails.map(async (email, index) => {
      await setTimeout(index * 60);
      return { email, status: await signUp(server, email) };
    });
    await setTimeout(350 + (((round + 1) * 425) % 1000));
    await server.kill();
    const answers = await Promise.all(sent);
    const next = await startServer(home, settings);
    for (const { email, status } of answers) {
      expect([0, 303]).toContain(status);
      counts[status === 303 ? 'promised' : 'cut'] += 1;
      if (status === 0) expect([email, await signUp(next, email)]).toEqual([email, 303]);
      expect([email, await confirm(next, email)]).toEqual([email, 303]);
      expect([email, await send(next, '/en/sign-in/', { email, password })]).toEqual([email, 303]);
    }
    await next.kill();
  }
  process.stdout.write(`${rounds} kills: ${counts.promised} sign-ups were promised and ${counts.cut} cut off; all of them ended in an account.\n`);
  expect(counts.promised + counts.cut).toBe(rounds * atOnce);
});
