import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#api/config.ts';
import { newestVersion } from '#api/db/migrate.ts';
import { makeBackup, restoreBackup } from '#api/features/backups/index.ts';
import { generateListings } from '#api/features/generate/index.ts';
import { storeImages } from '#api/features/images/index.ts';
import { openState } from '#api/runtime.ts';
import { extent } from '../../support/extent.ts';
import { alterDatabase, readValue } from '../../support/raw-database.ts';
import { hashDatabase, root, runCommand, startServer, stopServer, type Running } from '../../support/run-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalog-backups-'));
const home = join(folder, 'home');
const file = join(folder, 'one.backup');
const newest = newestVersion(join(root, 'migrations'));
const kills = extent(40, 3);
const image = { id: 'a'.repeat(64), bytes: randomBytes(200_000), width: 10, height: 10 };
const secrets = ['session-token-1f', 'reset-token-2e', 'mailed-link-3d', 'foreign-token-4c', 'emptied-page-5b'];
let server: Running;

const env = (at: string) => ({ CATALOG_HOME: at, SAMPLES: 'false', BASE_URL: '' });
const rows = (at: string, table: string) => Number(readValue(join(at, 'catalog.db'), `select count(*) from ${table}`));
const backUp = (to: string) => makeBackup({ home, newestVersion: newest, now: () => new Date() }, to);
const restore = (at: string, from: string) => restoreBackup({ home: at, newestVersion: newest, now: () => new Date() }, from);

beforeAll(async () => {
  const state = await openState(readConfig({ CATALOG_HOME: home }));
  await generateListings({ ...state, data: join(root, 'data'), listings: extent(3_000, 300), seed: 3, follow: 'rebuild' });
  await storeImages({ db: state.db, folder: state.paths.images, now: () => new Date() }, [image]);
  await state.close();
  alterDatabase(
    join(home, 'catalog.db'),
    `insert into people (id, name, email, created_at, updated_at) values ('p1', 'Ada', 'ada@vendor.example', 1, 1);
     insert into sessions (id, token, person_id, expires_at, created_at, updated_at) values ('s1', '${secrets[0]}', 'p1', 9e12, 1, 1);
     insert into verifications (id, identifier, value, expires_at, created_at, updated_at) values ('v1', 'ada', '${secrets[1]}', 9e12, 1, 1);
     insert into outbox (kind, subject, payload, created_at, due_at) values ('mail', 'm1', '{"link":"${secrets[2]}"}', 1, 8640000000000000);
     insert into credentials (id, account_id, provider_id, person_id, access_token, password, created_at, updated_at) values ('c1', 'p1', 'credential', 'p1', '${secrets[3]}', 'argon2id-hash-of-ada', 1, 1);
     insert into pages (address, type, build, hash, bytes, bytes_gzip, bytes_br, published_at) values ('/en/${secrets[4]}/', 'text/html', 'b', 'h', 1, 1, 1, 1);`.replaceAll(
      '9e12',
      '9000000000000',
    ),
  );
}, 120_000);

afterAll(async () => {
  if (server.child.exitCode === null) await stopServer(server);
  rmSync(folder, { recursive: true, force: true });
});

describe('beside a running server', () => {
  test('a backup holds the catalogue, and nothing that signs anyone in', async () => {
    server = startServer({ env: env(home) });
    await server.opened;
    const { code, output } = await runCommand(['backup', '--to', file], { env: env(home) }).ended;
    expect([code, output]).toEqual([0, expect.stringMatching(/^Backed up [\d,]+ rows and 1 file to .* it was unpacked and checked\.\n$/)]);
    const bytes = readFileSync(file);
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
    expect(bytes.includes('argon2id-hash-of-ada')).toBe(true);
  });

  test('a backup never replaces a file, and a restore is refused', async () => {
    expect(await runCommand(['backup', '--to', file], { env: env(home) }).ended).toMatchObject({ code: 1, errors: expect.stringContaining('exists already') });
    expect(await runCommand(['restore', file], { env: env(home) }).ended).toMatchObject({ code: 1, errors: expect.stringMatching(/in use by the server/) });
    expect((await stopServer(server)).code).toBe(0);
  });
});

test('a restore into an empty folder gives the same catalogue, and a server opens on it', async () => {
  const other = join(folder, 'other');
  expect(await runCommand(['restore', file], { env: env(other) }).ended).toMatchObject({ code: 0 });
  for (const table of ['listings', 'revisions', 'vendors', 'audit_events', 'people', 'credentials']) expect([table, rows(other, table)]).toEqual([table, rows(home, table)]);
  for (const table of ['sessions', 'verifications', 'pages']) expect([table, rows(other, table)]).toEqual([table, 0]);
  expect(readFileSync(join(other, 'images', `${image.id}.webp`)).equals(image.bytes)).toBe(true);
  const opened = startServer({ env: env(other) });
  const answer = await fetch(`${await opened.opened}/api/v1/listings`);
  expect(await answer.json()).toMatchObject({ total: Number(readValue(join(home, 'catalog.db'), "select count(*) from listings where state = 'live'")) });
  await stopServer(opened);
});

test('a restore keeps the former state aside', () => {
  const other = join(folder, 'former');
  cpSync(home, other, { recursive: true });
  alterDatabase(join(other, 'catalog.db'), "update people set name = 'Changed since'");
  const { aside } = restore(other, file);
  expect(readValue(join(other, 'catalog.db'), 'select name from people')).toBe('Ada');
  expect(readValue(join(aside, 'catalog.db'), 'select name from people')).toBe('Changed since');
  expect(existsSync(join(aside, 'images', `${image.id}.webp`))).toBe(true);
});

test('a damaged or cut backup is refused, and nothing is touched', () => {
  const before = hashDatabase(home);
  const whole = readFileSync(file);
  const wrong = join(folder, 'wrong.backup');
  const refused = (bytes: Buffer): void => {
    writeFileSync(wrong, bytes);
    expect(() => restore(home, wrong)).toThrow(/damaged or incomplete|no backup of the catalogue/);
  };
  const flips = extent(200, 20);
  for (let count = 0; count < flips; count += 1) {
    const bytes = Buffer.from(whole);
    const place = Math.floor(Math.random() * bytes.length);
    bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << Math.floor(Math.random() * 8)), place);
    // The spaces after the hash say nothing.
    if (place < 81 || place > 94) refused(bytes);
  }
  for (const length of [0, 50, 96, 5_000, whole.length - 1]) refused(whole.subarray(0, length));
  refused(Buffer.from('not a backup'));
  refused(readFileSync(join(home, 'catalog.db')));
  expect(hashDatabase(home)).toBe(before);
  expect(readdirSync(home).filter((name) => name.startsWith('before-restore') || name.startsWith('restoring'))).toEqual([]);
  process.stdout.write(`${flips} backups with one wrong bit, 7 cut or foreign: all refused, nothing touched\n`);
});

test('a backup that is killed leaves nothing that counts, and the next one clears up', async () => {
  const backups = join(home, 'backups');
  const first = await runCommand(['backup'], { env: env(home) }).ended;
  expect(first.code).toBe(0);
  for (let count = 0; count < kills; count += 1) {
    const running = runCommand(['backup'], { env: env(home) });
    await setTimeout(first.seconds * 1000 * (0.4 + 0.6 * Math.random()));
    running.child.kill('SIGKILL');
    await running.ended;
  }
  const counting = readdirSync(backups).filter((name) => name.endsWith('.backup'));
  for (const name of counting) restore(join(folder, `again-${name}`), join(backups, name));
  expect((await runCommand(['backup'], { env: { ...env(home), BACKUPS_KEPT: '2' } }).ended).code).toBe(0);
  expect(readdirSync(backups).filter((name) => name.includes('unproven'))).toEqual([]);
  expect(readdirSync(backups).filter((name) => name.endsWith('.backup')).length).toBeLessThanOrEqual(2);
  process.stdout.write(`${kills} kills of a backup: ${counting.length} counted, all of them whole\n`);
});

test('a restore that is killed leaves the former state or the restored one, whole', async () => {
  const smaller = join(folder, 'smaller.backup');
  alterDatabase(join(home, 'catalog.db'), "update people set name = 'Restored'");
  await backUp(smaller);
  alterDatabase(join(home, 'catalog.db'), "update people set name = 'Former'");
  const listings = rows(home, 'listings');
  let seconds = 0;
  let midway = 0;
  const found: string[] = [];
  for (let count = 0; count <= kills; count += 1) {
    const other = join(folder, `killed-${count}`);
    cpSync(home, other, { recursive: true, filter: (path) => path !== join(home, 'backups') });
    const running = runCommand(['restore', smaller], { env: env(other) });
    // Half of the kills come while the one state takes the place of the other.
    if (count % 2 === 1) while (!existsSync(join(other, 'restoring.json')) && running.child.exitCode === null) await setImmediate();
    else if (count > 0) await setTimeout(seconds * 1000 * (0.4 + 0.6 * Math.random()));
    if (count > 0) running.child.kill('SIGKILL');
    seconds = Math.max(seconds, (await running.ended).seconds);
    midway += existsSync(join(other, 'restoring.json')) ? 1 : 0;
    const state = await openState(readConfig(env(other)));
    await state.close();
    found.push(String(readValue(join(other, 'catalog.db'), 'select name from people')));
    expect(rows(other, 'listings')).toBe(listings);
    expect(readFileSync(join(other, 'images', `${image.id}.webp`)).equals(image.bytes)).toBe(true);
    rmSync(other, { recursive: true });
  }
  expect(found.filter((name) => name !== 'Former' && name !== 'Restored')).toEqual([]);
  process.stdout.write(
    `${kills} kills of a restore, ${midway} of them while it was put in place: ${found.filter((name) => name === 'Former').length} left the former state, ${found.filter((name) => name === 'Restored').length} the restored one, 0 anything else\n`,
  );
});

test('a restore that was ended after any of its steps is finished when the folder is opened', async () => {
  const steps = ['pages', 'search', 'cards', 'mail', 'images', 'images in', 'evidence', 'evidence in', 'catalog.db', 'catalog.db in'];
  for (let ended = 0; ended <= steps.length; ended += 1) {
    const [other, aside] = [join(folder, `ended-${ended}`), join(folder, `ended-${ended}`, 'aside')];
    cpSync(home, other, { recursive: true, filter: (path) => path !== join(home, 'backups') });
    alterDatabase(join(other, 'catalog.db'), "update people set name = 'Former'");
    cpSync(join(folder, 'other'), join(other, 'restoring'), {
      recursive: true,
      filter: (path) => !/restoring|before-restore|backups|lock|in-use|-wal|-shm/.test(path.slice(folder.length)),
    });
    alterDatabase(join(other, 'restoring', 'catalog.db'), "update people set name = 'Restored'");
    mkdirSync(aside);
    writeFileSync(join(other, 'restoring.json'), JSON.stringify({ aside }));
    for (const step of steps.slice(0, ended)) {
      const [name = '', isIn] = step.split(' ');
      const [from, to] = isIn === undefined ? [join(other, name), join(aside, name)] : [join(other, 'restoring', name), join(other, name)];
      if (existsSync(from)) renameSync(from, to);
    }
    const state = await openState(readConfig(env(other)));
    await state.close();
    expect([ended, readValue(join(other, 'catalog.db'), 'select name from people'), readValue(join(aside, 'catalog.db'), 'select name from people')]).toEqual([
      ended,
      'Restored',
      'Former',
    ]);
    expect(readFileSync(join(other, 'images', `${image.id}.webp`)).equals(image.bytes)).toBe(true);
    expect(readFileSync(join(aside, 'images', `${image.id}.webp`)).equals(image.bytes)).toBe(true);
    rmSync(other, { recursive: true });
  }
});
