import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { readValue } from '../support/raw-database.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { hashDatabase, root, runCommand, startServer, stopServer, type Running } from '../support/run-server.ts';

const disk = mountSmallDisk(48);
if (disk === undefined) process.stdout.write('SKIPPED: what happens on a full disk, since nobody may mount one here.\n');
const home = join(disk?.folder ?? tmpdir(), 'home');
const filler = join(disk?.folder ?? tmpdir(), 'filler');
const servers: Running[] = [];
afterEach(async () => {
  for (const { child, ended } of servers.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});
afterAll(() => disk?.unmount());

function fill(): void {
  const file = openSync(filler, 'w');
  try {
    for (const size of [1_048_576, 4096]) for (;;) if (!writeBlock(file, size)) break;
  } finally {
    closeSync(file);
  }
}

function writeBlock(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size;
  } catch {
    return false;
  }
}

const env = { CATALOG_HOME: home, BASE_URL: 'http://catalogue.example' };
function start(): Running {
  const server = startServer({ env });
  servers.push(server);
  return server;
}

test.skipIf(disk === undefined)('a first start on a full disk is refused in one sentence', async () => {
  mkdirSync(home);
  fill();
  const { code, errors } = await start().ended;
  expect([code, errors]).toEqual([1, `The disk that holds ${home} is full; free some space and try again.\n`]);
  rmSync(filler);
});

test.skipIf(disk === undefined)('a disk that fills while serving stops no reading, and writing goes on when there is space again', async () => {
  const server = start();
  const address = await server.opened;
  const slugs = ['permit-ledger', 'formulaire-par-formulaire'];
  const before = await fetch(`${address}/en/solutions/${slugs[0]}/`).then((answer) => answer.text());
  await settled(server);
  fill();

  const sum = hashDatabase(home);
  const refused = await runCommand(['generate', '--listings', '3000'], { env }).ended;
  expect([refused.code, refused.errors.trim().split('\n').at(-1)]).toEqual([1, `The disk that holds ${home} is full; free some space and try again.`]);
  const statuses = await Promise.all(
    ['/en/', '/fr/', '/en/solutions/?q=cloud', `/fr/solutions/${slugs[1]}/`, '/api/v1/listings?q=nuage&lang=fr', '/en/solutions/nothing-here/', '/healthz'].map(
      async (path) => (await fetch(`${address}${path}`)).status,
    ),
  );
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404, 200]);
  expect(await fetch(`${address}/en/solutions/${slugs[0]}/`).then((answer) => answer.text())).toBe(before);
  expect(server.child.exitCode).toBeNull();
  process.stdout.write(
    `on a full disk: ${statuses.length} of ${statuses.length} reads answered; the database ${hashDatabase(home) === sum ? 'as it was' : 'grew by what fitted'}\n`,
  );

  rmSync(filler);
  const written = await runCommand(['generate', '--listings', '20', '--seed', '9'], { env }).ended;
  expect(written.code).toBe(0);
  await expect.poll(async () => Object(await fetch(`${address}/api/v1/listings`).then((answer) => answer.json())).total, { timeout: 20_000 }).toBeGreaterThan(140);
  expect((await stopServer(server)).code).toBe(0);
  expect(readValue(join(home, 'catalog.db'), 'pragma integrity_check')).toBe('ok');
});

async function settled({ output }: Running): Promise<void> {
  await expect.poll(() => output().includes('All pages are published'), { timeout: 60_000, interval: 200 }).toBe(true);
}

test('a limit on the size of files is told as a full disk, with the data as it was', async () => {
  const place = mkdtempSync(join(tmpdir(), 'catalog-limit-'));
  const limited = { ...env, CATALOG_HOME: place };
  expect((await runCommand(['migrate'], { env: limited }).ended).code).toBe(0);
  const kilobytes = Math.ceil(statSync(join(place, 'catalog.db')).size / 1024) + 64;
  const child = spawn('/bin/bash', ['-c', `ulimit -f ${kilobytes}; exec "$0" "$@"`, process.execPath, join(root, 'api/src/cli.ts'), 'generate', '--listings', '2000'], {
    env: { PATH: process.env['PATH'], ...limited },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (part: Buffer) => void (errors += part.toString()));
  const [code] = await once(child, 'close');
  expect([code, errors]).toEqual([1, `The disk that holds ${place} is full; free some space and try again.\n`]);
  expect(readValue(join(place, 'catalog.db'), 'pragma integrity_check')).toBe('ok');
  expect(readValue(join(place, 'catalog.db'), 'select count(*) from listings')).toBe(0);
  rmSync(place, { recursive: true });
});

test('an export that the disk cannot hold leaves no half file', async () => {
  if (disk === undefined) return;
  writeFileSync(filler, '');
  fill();
  const file = join(disk.folder, 'out.csv');
  const { code, errors } = await runCommand(['export', '--format', 'csv', '--to', file], { env: { ...env, CATALOG_HOME: home } }).ended;
  expect([code, errors.trim().split('\n').at(-1)]).toEqual([1, `The disk that holds ${home} is full; free some space and try again.`]);
  expect([existsSync(file), existsSync(`${file}.unfinished`)]).toEqual([false, false]);
  rmSync(filler);
});
