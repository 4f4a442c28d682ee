import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isTaken, takeHome } from '#api/platform/home-lock.ts';
import { importRow } from '../../support/import-file.ts';
import { alterDatabase, readValue } from '../../support/raw-database.ts';
import { runCommand, startServer, stopServer, type Ended, type Running } from '../../support/run-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalog-commands-'));
const home = join(folder, 'home');
const env = { CATALOG_HOME: home, BASE_URL: 'http://localhost:4400' };
const database = join(home, 'catalog.db');
const servers: Running[] = [];
afterEach(async () => {
  for (const { child, ended } of servers.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const command = (...words: string[]): Promise<Ended> => runCommand(words, { env }).ended;
const count = (table: string): number => Number(readValue(database, `select count(*) from ${table}`));

function rowsFile(name: string, rows: readonly object[]): string {
  const file = join(folder, name);
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  return file;
}

beforeAll(async () => {
  expect(await command('generate', '--listings', '60', '--seed', '5')).toMatchObject({ code: 0, errors: '' });
}, 60_000);

describe('each command', () => {
  test.each(['migrate', 'seed', 'import', 'export', 'generate', 'reindex', 'publish', 'doctor'])('%s says with --help what it does, opening nothing', async (name) => {
    const { code, output } = await runCommand([name, '--help'], { env: { CATALOG_HOME: join(folder, 'nowhere') } }).ended;
    expect([code, output.startsWith(`Usage: pnpm catalog ${name}`), output.length > 200]).toEqual([0, true, true]);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  test.each([
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['generate'], "required option '--listings <n>' not specified"],
    [['generate', '--listings', 'many'], 'A whole number is needed.'],
    [['import'], "missing required argument 'file'"],
    [['import', '/nowhere.jsonl'], 'There is no file /nowhere.jsonl.'],
    [['export', '--format', 'pdf'], 'Allowed choices are jsonl, csv.'],
    [['generate', '--listings', '5', '--seed', '5'], 'Listings of seed 5 are in this catalogue already; choose another seed.'],
  ])('%j ends with 1 and a reason', async (words, reason) => {
    const { code, errors } = await command(...words);
    expect([code, errors.includes(reason), errors.includes('    at ')], errors).toEqual([1, true, false]);
  });
});

test('migrate and seed say that there is nothing to do where there is nothing', async () => {
  expect((await command('migrate')).output).toMatch(/^The database is at the newest version, \d+\.\n$/);
  expect((await command('seed')).output).toBe('The catalogue is not empty; nothing was loaded.\n');
});

test('import ends with 1 where it refuses, writes a report, and says what to do', async () => {
  const file = rowsFile('bad.jsonl', [importRow({ id: 'good' }), importRow({ id: 'bad', content: { deployment: ['=2+2'] } })]);
  const report = join(folder, 'report.csv');
  const { code, output, errors } = await command('import', file, '--report', report);
  expect([code, output]).toEqual([1, 'Refused 1 of 2 rows.\nNothing was written. Mend the rows, or take the good ones alone with --keep-good.\n']);
  expect(errors).toContain('line 2 (bad), content.deployment.1: ');
  expect(readFileSync(report, 'utf8')).toMatch(/^line,id,field,kind,reason\n2,bad,content\.deployment\.1,refused,/);
  expect(count('listings')).toBe(60);
});

test('import --dry-run writes nothing, and the import itself leaves jobs for the next start', async () => {
  const file = rowsFile('good.jsonl', [importRow({ id: 'x1' }), importRow({ id: 'x2' })]);
  expect((await command('import', file, '--dry-run')).output).toBe('Nothing was written: this was a dry run, and 2 rows fit.\n');
  expect(count('listings')).toBe(60);
  const { code, output } = await command('import', file, '--sample');
  expect([code, output]).toEqual([0, 'Added 2, changed 0, and found 0 as they were. The next start of the server indexes and publishes them.\n']);
  expect([count('listings'), Number(readValue(database, "select count(*) from outbox where kind = 'listing-changed'"))]).toEqual([62, 2]);
});

test('export writes a whole file, or lines to the standard output', async () => {
  const file = join(folder, 'out.csv');
  expect(await command('export', '--format', 'csv', '--to', file)).toMatchObject({ code: 0, output: '', errors: `Wrote 62 listings to ${file}.\n` });
  expect(readFileSync(file, 'utf8').startsWith('\uFEFFid,slug,')).toBe(true);
  expect((await command('export')).output.trim().split('\n').length).toBe(62);
});

describe('the doctor', () => {
  test('says that there is no catalogue where there is none, and makes none', async () => {
    const nowhere = join(folder, 'nothing');
    const { code, errors } = await runCommand(['doctor'], { env: { CATALOG_HOME: nowhere } }).ended;
    expect([code, errors.split(';')[0], existsSync(nowhere)]).toEqual([1, `There is no catalogue in ${nowhere} yet`, false]);
  });

  test('looks at Meilisearch too where the settings name one', async () => {
    const { code, output } = await runCommand(['doctor'], { env: { ...env, MEILI_URL: 'http://127.0.0.1:9', MEILI_KEY: 'key' } }).ended;
    expect([code, output]).toEqual([1, expect.stringContaining('WRONG  meilisearch Nothing answers at MEILI_URL')]);
  });

  test('finds pages and index that are lost, and --fix mends them', async () => {
    expect((await command('publish')).code).toBe(0);
    expect((await command('doctor')).output).not.toContain('WRONG');
    rmSync(join(home, 'search'), { recursive: true });
    rmSync(join(home, 'pages/en'), { recursive: true });
    const sick = await command('doctor');
    expect(sick.code).toBe(1);
    expect(sick.output).toMatch(/WRONG {2}pages {5}\d+ of \d+ files are missing, such as that of \/en\//);
    expect(sick.output).toMatch(/WRONG {2}index {5}6\d listings are missing/);
    const fixed = await command('doctor', '--fix');
    expect([fixed.code, fixed.output.match(/^fixed/gm)?.length]).toEqual([0, 2]);
    expect((await command('publish')).code).toBe(0);
    expect(await command('doctor')).toMatchObject({ code: 0, output: expect.not.stringContaining('WRONG') });
    expect(readdirSync(join(home, 'pages/en')).length).toBeGreaterThan(3);
  }, 180_000);

  test('finds rows that refer to nothing, lost images, failing jobs and settings that the public must not see', async () => {
    const image = 'f'.repeat(64);
    alterDatabase(database, `insert into images values ('${image}', 1, 1, 1, 1)`);
    alterDatabase(database, "insert into outbox (kind, subject, payload, created_at, due_at, attempts, error) values ('listing-changed', 'x', '{}', 1, 9e15, 3, 'the reason')");
    const { code, output } = await runCommand(['doctor'], { env: { ...env, BASE_URL: 'https://catalogue.example' } }).ended;
    expect(code).toBe(1);
    expect(output).toContain('WRONG  settings  SAMPLES is true');
    expect(output).toContain(`WRONG  images    1 of 1 files are missing, such as ${image}.webp`);
    expect(output).toContain('fail: the reason');
    alterDatabase(database, `delete from images; delete from outbox where subject = 'x'; pragma foreign_keys = off; insert into claim_expiries values ('nobody', '2026-01-01')`);
    expect((await command('doctor')).output).toContain('WRONG  database  1 rows refer to nothing');
    alterDatabase(database, "delete from claim_expiries where listing_id = 'nobody'");
  }, 60_000);
});

test('beside a running server every command works on the database, and the server does the rest', async () => {
  const server = startServer({ env: { ...env, SAMPLES: 'false' } });
  servers.push(server);
  const address = await server.opened;
  const total = async (q = ''): Promise<number> => Object(await fetch(`${address}/api/v1/listings?q=${q}`).then((answer) => answer.json())).total;
  await expect.poll(() => total()).toBe(62);

  const file = rowsFile('beside.jsonl', [importRow({ id: 'beside', content: { name: { en: 'Quokkabase' } } })]);
  expect(await command('import', file)).toMatchObject({
    code: 0,
    output: `Added 1, changed 0, and found 0 as they were. The server (process ${server.child.pid}) indexes and publishes them now.\n`,
  });
  await expect.poll(() => total('quokkabase'), { timeout: 10_000 }).toBe(1);
  await expect.poll(async () => (await fetch(`${address}/en/solutions/quokkabase/`)).status, { timeout: 10_000 }).toBe(200);

  expect(await command('generate', '--listings', '10', '--seed', '77')).toMatchObject({ code: 0 });
  await expect.poll(() => total(), { timeout: 10_000 }).toBe(73);
  const reindexed = await command('reindex');
  expect(reindexed.code, reindexed.errors).toBe(0);
  const [begun, built, ...rest] = reindexed.output.split('\n');
  expect([begun, rest]).toEqual([`The server (process ${server.child.pid}) builds the index anew …`, ['The index is built.', '']]);
  expect(built).toMatch(/^The embedded index is built: 73 listings in \d+\.\d s\.$/);
  expect(await total()).toBe(73);
  expect(await command('publish', '--all')).toMatchObject({ code: 0, output: expect.stringMatching(/renders \d+ pages anew, and answers meanwhile\.\n$/) });
  expect(await command('publish', '--to', join(folder, 'site'))).toMatchObject({ code: 1, errors: expect.stringContaining('stop it while the static site is written.\n') });
  expect((await command('export')).output.trim().split('\n').length).toBe(73);
  expect((await command('doctor')).output).toContain(`ok     index     kept by the server at ${address}, which is ready`);
  expect(await stopServer(server)).toMatchObject({ code: 0, errors: '' });
}, 120_000);

test('publish --to writes a whole static site, the lists of the API beside what is in them', async () => {
  const site = join(folder, 'static');
  const { code, output, errors } = await command('publish', '--to', site);
  expect([code, output], errors).toEqual([0, expect.stringMatching(/pages are published\.\nWrote [\d,]+ files to /)]);
  for (const file of ['index.html', 'en/index.html.br', 'fr/solutions/index.html', 'nginx.conf', '404.html', 'api/v1/listings/index.json'])
    expect([file, existsSync(join(site, file))]).toEqual([file, true]);
  expect(readdirSync(join(site, 'api/v1/listings')).length).toBeGreaterThan(60);
}, 120_000);

test('a command of a newer catalogue does not migrate under a server of an older one', async () => {
  const taken = takeHome(home, 'the server');
  const version = Number(readValue(database, 'pragma user_version'));
  alterDatabase(database, `pragma user_version = ${version - 1}`);
  const { code, errors } = await command('export');
  expect([code, errors]).toEqual([1, expect.stringMatching(/^The server that runs here is of an older catalogue; restart it first/)]);
  expect(readValue(database, 'pragma user_version')).toBe(version - 1);
  alterDatabase(database, `pragma user_version = ${version}`);
  if (isTaken(taken)) taken.release();
});

test('two commands do not work on one folder at a time', async () => {
  const first = runCommand(['generate', '--listings', '1500', '--seed', '99'], { env });
  await expect.poll(() => existsSync(join(home, 'in-use.json')), { timeout: 10_000, interval: 20 }).toBe(true);
  const { code, errors } = await command('migrate');
  expect([code, errors]).toEqual([1, expect.stringMatching(/is in use by the command "catalog generate" \(process \d+\); wait for it or stop it/)]);
  expect((await first.ended).code).toBe(0);
}, 60_000);
