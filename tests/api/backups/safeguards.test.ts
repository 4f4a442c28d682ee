import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newestVersion } from '#api/db/migrate.ts';
import { backUpHome, listBackups, makeBackup, readBackupHealth, restoreBackup } from '#api/features/backups/index.ts';
import { noteFault } from '#api/features/backups/backup-fault.ts';
import { unwrap, wrap } from '#api/features/backups/envelope.ts';
import { isTaken, takeHome } from '#api/platform/home-lock.ts';
import { alterDatabase, readValue } from '../../support/raw-database.ts';
import { makePerson, openTestState, type TestState } from '../../support/test-state.ts';

const version = newestVersion(resolve(import.meta.dirname, '../../../migrations'));
const image = `${'a'.repeat(64)}.webp`;
let state: TestState;
let home: string;
let file: string;
beforeEach(async () => {
  state = await openTestState();
  home = state.config.home;
  file = join(home, 'one.backup');
  makePerson(state, { name: 'Ada' });
  writeFileSync(join(state.paths.images, image), 'an image');
  writeFileSync(join(home, 'secret-key'), 'k1');
});
afterEach(() => state.close());

const source = () => ({ home, newestVersion: version, now: state.now });
const backUp = () => makeBackup(source(), file);
const restore = (to = join(home, 'elsewhere'), newest = version) => {
  mkdirSync(to, { recursive: true });
  return restoreBackup({ home: to, newestVersion: newest, now: state.now }, file);
};
const modeOf = (path: string): number => statSync(path).mode & 0o777;

/** Changes what a backup holds, under a hash that fits. */
function forge(change: string): void {
  const plain = join(home, 'forged.db');
  unwrap(file, plain);
  alterDatabase(plain, `pragma foreign_keys = OFF; ${change}`);
  wrap(plain, file);
}

test('a backup, and all that is unpacked of it, is for this user alone', async () => {
  process.umask(0o022);
  await backUp();
  restore();
  expect([file, join(home, 'elsewhere/catalog.db'), join(home, 'elsewhere/images', image)].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
});

test('what was deleted long ago is in no backup, nor what signs in or waits to be mailed', async () => {
  const token = (id: number) =>
    `insert into verifications (id, identifier, value, expires_at, created_at, updated_at) values ('v${id}', 'ada', '${'a-token-of-old '.repeat(300)}', 1, 1, 1);`;
  const { id } = makePerson(state);
  state.db.$client.exec(`
    pragma secure_delete = OFF;
    ${[1, 2, 3, 4].map(token).join('')}
    delete from verifications;
    insert into verifications (id, identifier, value, expires_at, created_at, updated_at) values ('v', 'ada', 'a-token-of-today', 1, 1, 1);
    insert into sessions (id, token, person_id, expires_at, created_at, updated_at) values ('s', 'a-session', '${id}', 9000000000000, 1, 1);
    insert into outbox (kind, subject, payload, created_at, due_at) values ('mail', 'm', '{"link":"a-mailed-link"}', 1, 1);
  `);
  await backUp();
  const bytes = readFileSync(file);
  expect(['a-token-of-old', 'a-token-of-today', 'a-session', 'a-mailed-link'].filter((secret) => bytes.includes(secret))).toEqual([]);
});

test('a backup whose content does not fit its hash is refused', async () => {
  await backUp();
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 10) ^ 1, bytes.length - 10);
  writeFileSync(file, bytes);
  expect(() => restore()).toThrow(expect.objectContaining({ code: 'damaged-backup' }));
});

test.each([
  ['a row is missing', 'delete from people'],
  ['a row refers to nothing', "update backup_manifest set json = json_set(json, '$.counts.memberships', 1); insert into memberships values ('none', 'nobody', 'owner', 0)"],
  ['a file is another', "update backup_files set bytes = cast('another one' as blob)"],
  ['a file would leave its folder', "update backup_files set name = '../../evil'"],
  ['a file is of another folder', "update backup_files set folder = 'pages'"],
  ['it says nothing of itself', "update backup_manifest set json = '{}'"],
])('a backup is refused, though its hash is right, where %s', async (_, change) => {
  await backUp();
  forge(change);
  expect(() => restore()).toThrow(expect.objectContaining({ code: 'damaged-backup' }));
  expect(readdirSync(join(home, 'elsewhere'))).toEqual([]);
  expect(existsSync(join(home, 'evil'))).toBe(false);
});

test('a backup of a newer catalogue is refused by name', async () => {
  await backUp();
  expect(() => restore(undefined, version - 1)).toThrow(expect.objectContaining({ code: 'newer-backup' }));
});

test('a database that is not whole leaves no backup', async () => {
  state.db.$client.exec("pragma foreign_keys = OFF; insert into memberships values ('none', 'nobody', 'owner', 0)");
  await expect(backUp()).rejects.toThrow(expect.objectContaining({ code: 'damaged-backup' }));
  expect(readdirSync(home).filter((name) => name.startsWith('one.backup'))).toEqual([]);
});

test('a backup takes nobody’s place', async () => {
  writeFileSync(file, 'mine');
  await expect(backUp()).rejects.toThrow(expect.objectContaining({ code: 'file-exists' }));
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('second factors that another key sealed are dropped with a restore, and others kept', async () => {
  const { id } = makePerson(state);
  state.db.$client.exec(
    `update people set two_factor_enabled = 1 where id = '${id}'; insert into second_factors (id, secret, backup_codes, person_id, verified) values ('f', 's', 'c', '${id}', 1)`,
  );
  await backUp();
  const on = (to: string): unknown[] =>
    [`select two_factor_enabled from people where id = '${id}'`, 'select count(*) from second_factors'].map((query) => readValue(join(to, 'catalog.db'), query));
  const [same, other] = [join(home, 'same-key'), join(home, 'other-key')];
  for (const [to, key] of [
    [same, 'k1'],
    [other, 'k2'],
  ] as const) {
    mkdirSync(to);
    writeFileSync(join(to, 'secret-key'), key);
    restore(to);
  }
  expect([on(same), on(other)]).toEqual([
    [1, 1],
    [0, 0],
  ]);
});

const kept = () => ({ folder: state.paths.backups, kept: 2 });
const health = () => readBackupHealth({ home, ...kept(), now: state.now });
const later = (minutes: number): Date => (state.clock.at = new Date(state.clock.at.getTime() + minutes * 60_000));

test('one backup is made at a time, and the oldest go once the newest counts', async () => {
  for (let made = 0; made < 3; made += 1) {
    await backUpHome(source(), kept());
    later(1);
  }
  expect(listBackups(state.paths.backups)).toHaveLength(2);
  const lock = takeHome(state.paths.backups, 'a backup');
  await expect(backUpHome(source(), kept())).rejects.toThrow(expect.objectContaining({ code: 'backup-runs' }));
  if (isTaken(lock)) lock.release();
});

test('the note of a failure is for this user alone, names the first of several, and goes with the next backup', async () => {
  process.umask(0o022);
  const first = state.now();
  noteFault(home, { at: first, reason: 'full' });
  noteFault(home, { at: later(60), reason: 'still full' });
  expect([modeOf(join(home, 'backup-failed.json')), health()]).toEqual([0o600, { state: 'failing', last: undefined, fault: { at: first.toISOString(), reason: 'still full' } }]);
  writeFileSync(join(home, 'backup-failed.json'), '{"at"');
  expect(health().state).toBe('failing');
  await backUpHome(source(), kept());
  expect(health().state).toBe('ok');
});
