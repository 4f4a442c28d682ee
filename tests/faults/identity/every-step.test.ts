import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { extent } from '../../support/extent.ts';
import { startServer, stopServer, type Running } from '../../support/run-server.ts';

const home = mkdtempSync(join(tmpdir(), 'catalog-every-step-'));
const order = join(home, 'fault');
const password = 'grenouille tambour ficelle';
const env = {
  CATALOG_HOME: home,
  SAMPLES: 'false',
  BASE_URL: 'https://catalogue.example',
  TRUST_PROXY: 'true',
  BACKUPS_KEPT: '0',
  PLANTED_FAULT: order,
  NODE_OPTIONS: `--import=${join(import.meta.dirname, 'planted-fault.ts')}`,
};
let calls = 0;
let server: Running | undefined;
afterAll(async () => {
  if (server !== undefined && server.child.exitCode === null) await stopServer(server);
  rmSync(home, { recursive: true, force: true });
});

/** The status of a form that was sent, from a network of its own; 0 where the server died meanwhile. */
async function send(address: string, path: string, fields: Record<string, string>): Promise<{ status: number; body: string }> {
  calls += 1;
  const headers = { origin: env.BASE_URL, 'x-forwarded-for': `10.${calls >> 8}.${calls & 255}.1` };
  try {
    const answer = await fetch(`${address}${path}`, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return { status: 0, body: '' };
  }
}

const signUp = (address: string, email: string) => send(address, '/en/sign-up/', { name: 'Ada', email, password, language: 'en', terms: 'yes' });

/** The tokens that were mailed to an address. */
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

/** Goes to the end as somebody does who was told of a fault: signs up again, follows the newest link that works, and signs in. */
async function finish(address: string, email: string): Promise<void> {
  const known = tokensFor(email).length;
  expect([email, (await signUp(address, email)).status]).toEqual([email, 303]);
  for (let tries = 0; tries < 600 && tokensFor(email).length === known; tries += 1) await setTimeout(100);
  const confirmed: number[] = [];
  for (const token of tokensFor(email)) confirmed.push((await send(address, '/en/sign-up/confirm/', { token, password })).status);
  expect([email, confirmed]).toEqual([email, expect.arrayContaining([303])]);
  expect([email, (await send(address, '/en/sign-in/', { email, password })).status]).toEqual([email, 303]);
}

test.each(['full', 'busy', 'kill'])('a fault at each step of a sign-up (%s) neither ends the server nor locks anyone out', async (kind) => {
  const counts = { faults: 0, promised: 0 };
  for (let step = 1; step <= 40; step += extent(1, 4)) {
    if (server === undefined || server.child.exitCode !== null || server.child.signalCode !== null) server = startServer({ env });
    const address = await server.opened;
    const email = `${kind}-${step}@example.ca`;
    writeFileSync(order, `${kind} ${step}`);
    const { status, body } = await signUp(address, email);
    const isHit = !existsSync(order);
    rmSync(order, { force: true });
    if (!isHit) break;
    counts.faults += 1;
    counts.promised += status === 303 ? 1 : 0;
    if (kind === 'kill') await server.ended;
    else expect([step, server.child.exitCode, [303, 500, 503].includes(status)]).toEqual([step, null, true]);
    expect(body).not.toMatch(/sqlite|disk is full|is locked/i);
    if (kind === 'kill') server = startServer({ env });
    await finish(await server.opened, email);
  }
  process.stdout.write(
    `${counts.faults} faults of the kind ${kind} in sign-ups (${counts.promised} of them promised nevertheless): the server went on, and all ended in an account\n`,
  );
  expect(counts.faults).toBeGreaterThan(extent(6, 1));
});
