import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyCheckout, shareBuiltSite } from '../support/copy-checkout.ts';
import { alterDatabase, readValue } from '../support/raw-database.ts';
import { hashDatabase, refusedStart, runCommand, startServer, stopServer } from '../support/run-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalog-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The database of a catalogue that was used and closed. */
let database = Buffer.alloc(0);
beforeAll(async () => {
  const home = join(folder, 'sound');
  const made = await runCommand(['generate', '--listings', '20'], { env: { CATALOG_HOME: home } }).ended;
  expect(made.errors).toBe('');
  database = readFileSync(join(home, 'catalog.db'));
});

let homes = 0;
function homeWith(file: Buffer | string | undefined): string {
  const home = join(folder, `home-${(homes += 1)}`);
  mkdirSync(home);
  if (file !== undefined) writeFileSync(join(home, 'catalog.db'), file);
  return home;
}

async function refusal(env: NodeJS.ProcessEnv, checkout?: string): Promise<string> {
  const { code, errors } = await refusedStart(startServer({ env: { SAMPLES: 'false', ...env }, ...(checkout === undefined ? {} : { checkout }) }));
  expect([code, errors.trim().split('\n').length], errors).toEqual([1, 1]);
  expect(errors).toMatch(/^[A-Z].*\.\n$/);
  return errors;
}

function changed(sql: string, file: Buffer | undefined = database): string {
  const home = homeWith(file);
  alterDatabase(join(home, 'catalog.db'), sql);
  return home;
}

/** Letters where the schema was, so that the file looks like ours until it is read. */
function withoutSchema(): Buffer {
  const damaged = Buffer.from(database);
  damaged.fill(0xa5, 108, 4096);
  return damaged;
}

/** The schema whole, and nothing sensible where two tables begin. */
function withoutTables(): Buffer {
  const damaged = Buffer.from(database);
  const original = join(folder, 'sound/catalog.db');
  for (const table of ['listings', 'vendors']) {
    const page = Number(readValue(original, `select rootpage from sqlite_schema where name = '${table}'`));
    damaged.fill(0xff, (page - 1) * 4096, page * 4096);
  }
  return damaged;
}

const notes = "create table notes (words text); insert into notes values ('mine');";

describe.concurrent('a start is refused in one sentence, with the data as it was, for', () => {
  test.each([
    ['a text file in place of the database', () => homeWith('These are my notes.\n'.repeat(20)), 'not a SQLite database'],
    ['a database cut short', () => homeWith(database.subarray(0, 60)), 'not a SQLite database'],
    ['a database without its schema', () => homeWith(withoutSchema()), 'not a sound SQLite database'],
    ['a database of damaged tables', () => homeWith(withoutTables()), 'not a sound SQLite database'],
    ['the database of another program', () => changed(notes, Buffer.alloc(0)), 'belongs to another program'],
    ['the database of another program with a write-ahead log', () => changed(`pragma journal_mode = wal; ${notes}`, Buffer.alloc(0)), 'belongs to another program'],
    ['the database of a newer catalogue', () => changed('pragma user_version = 999'), 'start the newer catalogue'],
  ])('%s', async (_, prepare, words) => {
    const home = prepare();
    const before = hashDatabase(home);
    expect(await refusal({ CATALOG_HOME: home })).toContain(words);
    expect(hashDatabase(home)).toBe(before);
  });

  test('a file in place of the folder', async () => {
    const file = join(homeWith(undefined), 'file');
    writeFileSync(file, 'notes');
    expect(await refusal({ CATALOG_HOME: file })).toContain('cannot be written');
    expect(await refusal({ CATALOG_HOME: join(file, 'under') })).toContain('cannot be written');
    expect(readFileSync(file, 'utf8')).toBe('notes');
  });

  test.skipIf(process.getuid?.() !== 0)('a folder that this user may not write (needs root, to be someone else)', async () => {
    const home = homeWith(database);
    chmodSync(folder, 0o755);
    const before = hashDatabase(home);
    const { code, errors } = await refusedStart(startServer({ env: { CATALOG_HOME: home, HOME: '/tmp' }, options: { uid: 65_534, gid: 65_534 } }));
    expect([code, errors.trim().split('\n').length], errors).toEqual([1, 1]);
    expect(errors).toContain('cannot be written');
    expect(hashDatabase(home)).toBe(before);
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const home = homeWith(database);
    const before = hashDatabase(home);
    expect(await refusal({ CATALOG_HOME: home, PORT: port, SAMPLES: 'true' })).toContain(`The port ${port} is taken`);
    expect(hashDatabase(home)).toBe(before);
    other.close();
  });

  test('a host that is none of this machine', async () => {
    expect(await refusal({ CATALOG_HOME: homeWith(database), HOST: '203.0.113.7', PORT: '4499' })).toContain('HOST is "203.0.113.7"');
  });

  test('a wrong setting', async () => {
    expect(await refusal({ PORT: 'http', CATALOG_HOME: homeWith(undefined) })).toBe('The setting PORT must be a whole number from 0 to 65535; it is "http".\n');
  });
});

describe('a changed checkout', () => {
  const versionOf = (home: string): number => Number(readValue(join(home, 'catalog.db'), 'pragma user_version'));
  const hasColour = (file: string): unknown => readValue(file, "select count(*) from pragma_table_info('vendors') where name = 'colour'");
  const colours = 'alter table vendors add column colour text;';

  let checkout = '';
  let next = 0;
  const migration = (number: number, name: string): string => join(checkout, 'migrations', `${String(number).padStart(4, '0')}_${name}.sql`);
  beforeAll(() => {
    checkout = copyCheckout(join(folder, 'checkout'));
    shareBuiltSite(checkout);
    next = versionOf(join(folder, 'sound')) + 1;
  });

  test('with a broken taxonomy is refused in one sentence', async () => {
    const file = join(checkout, 'data/taxonomy.yaml');
    const whole = readFileSync(file, 'utf8');
    const home = homeWith(database);
    const before = hashDatabase(home);
    writeFileSync(file, whole.replace('id: secure-it', 'id: service-it'));
    expect(await refusal({ CATALOG_HOME: home }, checkout)).toContain('"service-it" is there twice among the ids of areas');
    writeFileSync(file, whole.slice(0, 4000));
    expect(await refusal({ CATALOG_HOME: home }, checkout)).toContain('The taxonomy');
    writeFileSync(file, whole);
    expect(hashDatabase(home)).toBe(before);
  });

  test('whose second migration fails leaves the database as it was', async () => {
    writeFileSync(migration(next, 'colours'), colours);
    writeFileSync(migration(next + 1, 'half'), "delete from page_mentions; insert into vendors (id) values ('half');");
    const home = homeWith(database);
    const before = hashDatabase(home);
    expect(await refusal({ CATALOG_HOME: home }, checkout)).toContain(`${String(next + 1).padStart(4, '0')}_half.sql failed`);
    expect(hashDatabase(home)).toBe(before);
    rmSync(migration(next + 1, 'half'));
  });

  test('migrates after a backup of the version before, which is sound', async () => {
    const home = homeWith(database);
    const server = startServer({ checkout, env: { CATALOG_HOME: home, SAMPLES: 'false' } });
    await server.opened;
    expect((await stopServer(server)).code).toBe(0);
    const [, backup = ''] = /kept in (\S+\.db)/.exec(server.output()) ?? [];
    expect(readValue(backup, 'pragma integrity_check')).toBe('ok');
    expect(readValue(backup, 'select count(*) from listings')).toBe(20);
    expect([versionOf(home), hasColour(join(home, 'catalog.db')), hasColour(backup)]).toEqual([next, 1, 0]);
  });
});
