import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { homePaths, readConfig } from '#api/config.ts';
import { backUp, dropOldCopies } from '#api/db/back-up.ts';
import { newestVersion } from '#api/db/migrate.ts';
import { BackupSchedule, listBackups, readBackupHealth, restoreBackup } from '#api/features/backups/index.ts';
import { storeImages } from '#api/features/images/index.ts';
import { openState } from '#api/runtime.ts';
import { extent } from '../../support/extent.ts';
import { makeLive, makeVendor, plainContent } from '../../support/make-listings.ts';
import { readValue } from '../../support/raw-database.ts';
import { root, runCommand, startServer, stopServer } from '../../support/run-server.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const top = mkdtempSync(join(tmpdir(), 'catalog-schedule-'));
const home = join(top, 'home');
const folder = homePaths(home).backups;
const newest = newestVersion(join(root, 'migrations'));
const env = { CATALOG_HOME: home, SAMPLES: 'false', BASE_URL: '' };
const errors: unknown[] = [];
let clock = Date.parse('2026-05-01T09:00:00Z');
const now = (): Date => new Date(clock);
const open = (kept = 3): BackupSchedule => new BackupSchedule({ home, folder, newestVersion: newest, kept, now, onError: (error) => void errors.push(error) });
const made = (): string[] => listBackups(folder).map(({ at }) => at.toISOString().slice(0, 16));

/** Lets the clock go on, and has a schedule look as often as it does. */
async function pass(schedule: BackupSchedule, ms: number, stepMs: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    clock += stepMs;
    await schedule.look();
  }
}

beforeAll(async () => {
  const state = await openState(readConfig(env));
  const vendorId = makeVendor(state.db, 'maker', now());
  makeLive(state.db, { slug: 'lantern', vendorId, content: plainContent('Lantern'), at: now() });
  const images = Array.from({ length: 20 }, (_, at) => ({ id: at.toString(16).padStart(64, '0'), bytes: randomBytes(300_000), width: 10, height: 10 }));
  await storeImages({ db: state.db, folder: state.paths.images, now }, images);
  await state.close();
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

test('a backup is made ten minutes after the first start, then each day at that time, and so many are kept', async () => {
  const schedule = open();
  await pass(schedule, 9 * minute, minute);
  expect(made()).toEqual([]);
  await pass(schedule, 2 * minute, minute);
  expect(made()).toEqual(['2026-05-01T09:10']);
  await pass(schedule, day - 2 * minute, 6 * hour - 30_000);
  expect(made()).toEqual(['2026-05-01T09:10']);
  for (let days = 0; days < 4; days += 1) {
    clock = Date.parse(`2026-05-0${days + 2}T09:09:30Z`);
    await schedule.look();
    await pass(schedule, 3 * minute, minute);
  }
  expect(made()).toEqual(['2026-05-05T09:10', '2026-05-04T09:10', '2026-05-03T09:10']);
  expect(errors).toEqual([]);
  await schedule.stop();
});

test('a day that was missed is made up for once, ten minutes after the next start', async () => {
  clock = Date.parse('2026-05-20T15:00:00Z');
  const schedule = open();
  await pass(schedule, 12 * minute, minute);
  await pass(schedule, 20 * hour, 2 * hour);
  expect(made().slice(0, 2)).toEqual(['2026-05-20T15:10', '2026-05-05T09:10']);
  await schedule.stop();
});

test('it looks at the clock every minute, and not where no backup is wanted', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const looks: BackupSchedule[] = [];
  const look = vi.spyOn(BackupSchedule.prototype, 'look').mockImplementation(async function (this: BackupSchedule) {
    looks.push(this);
  });
  const [wanted, unwanted] = [open(), open(0)];
  wanted.start();
  unwanted.start();
  vi.advanceTimersByTime(5 * minute + 1);
  expect(looks).toEqual([wanted, wanted, wanted, wanted, wanted]);
  await wanted.stop();
  vi.advanceTimersByTime(5 * minute);
  expect(looks).toHaveLength(5);
  look.mockRestore();
  vi.useRealTimers();
});

test('a backup that fails is tried again each hour, and doctor, /readyz and /metrics say so until one is made', async () => {
  clock = Date.now();
  const key = join(home, 'secret-key');
  // What a backup reads of the key cannot be read.
  rmSync(key, { force: true });
  mkdirSync(key);
  const schedule = open();
  await pass(schedule, 11 * minute, minute);
  expect(errors).toHaveLength(1);
  await pass(schedule, 30 * minute, minute);
  expect(errors).toHaveLength(1);
  await pass(schedule, 30 * minute, minute);
  expect(errors).toHaveLength(2);
  expect(readdirSync(folder).filter((name) => name.includes('unproven'))).toEqual([]);
  expect(readBackupHealth({ home, folder, kept: 3, now })).toMatchObject({ state: 'failing', fault: { reason: expect.stringContaining('EISDIR') } });
  rmSync(key, { recursive: true });
  const told = await runCommand(['doctor'], { env }).ended;
  expect([told.code, told.output]).toEqual([
    1,
    expect.stringMatching(/^WRONG +backups +none could be made since \S+Z: EISDIR.*; the newest is of 2026-05-20T15:10.*Mend what the reason names/m),
  ]);
  const server = startServer({ env });
  const address = await server.opened;
  const read = async (path: string): Promise<string> => (await fetch(`${address}${path}`)).text();
  expect(JSON.parse(await read('/readyz'))).toMatchObject({ status: 'ready', backups: 'failing', lastBackup: expect.stringMatching(/^2026-05-20T15:10/) });
  expect(await read('/metrics')).toMatch(/^catalog_backup_failing 1$/m);
  clock += hour;
  await schedule.look();
  expect(JSON.parse(await read('/readyz'))).toMatchObject({
    backups: 'ok',
    lastBackup: now()
      .toISOString()
      .replace(/\.\d+Z/, '.000Z'),
  });
  expect(await read('/metrics')).toMatch(/^catalog_backup_failing 0$/m);
  await stopServer(server);
  expect((await runCommand(['doctor'], { env }).ended).output).toMatch(/^ok +backups +the newest is of /m);
  await schedule.stop();
});

test('backups that are merely old, or not wanted, are told from those that fail', () => {
  clock += 3 * day;
  expect(readBackupHealth({ home, folder, kept: 3, now }).state).toBe('late');
  expect(readBackupHealth({ home, folder, kept: 0, now }).state).toBe('off');
});

test('a scheduled backup that is killed leaves nothing that counts, and the next one clears up', async () => {
  const kills = extent(40, 3);
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  // A reader leaves an empty log behind, and nothing else.
  const live = (): Buffer[] => ['catalog.db', 'catalog.db-wal'].map((name) => (existsSync(join(home, name)) ? readFileSync(join(home, name)) : Buffer.alloc(0)));
  const before = live();
  const run = () =>
    spawn(process.execPath, [join(import.meta.dirname, 'scheduling-process.ts')], {
      env: { PATH: process.env['PATH'], ...env, BACKUPS_KEPT: '50' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  let counted = 0;
  let midway = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const child = run();
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    await setTimeout(Math.random() * 700);
    child.kill('SIGKILL');
    await ended;
    midway += readdirSync(folder).some((name) => name.includes('unproven')) ? 1 : 0;
    for (const { name } of listBackups(folder)) {
      const other = join(top, `restored-${kill}`);
      restoreBackup({ home: other, newestVersion: newest, now }, join(folder, name));
      expect(readValue(join(other, 'catalog.db'), 'select count(*) from images')).toBe(20);
      rmSync(other, { recursive: true });
      rmSync(join(folder, name));
      counted += 1;
    }
  }
  const last = run();
  await once(last, 'exit');
  expect(listBackups(folder)).toHaveLength(1);
  expect(readdirSync(folder).filter((name) => name.includes('unproven'))).toEqual([]);
  expect(live().map((bytes, at) => before[at]?.equals(bytes))).toEqual([true, true]);
  process.stdout.write(`${kills} kills of a scheduled backup, ${midway} of them midway: ${counted} counted and were whole, the live database untouched\n`);
});

test('a copy made before a migration is for this user alone, and goes after thirty days', async () => {
  const state = await openState(readConfig(env));
  const file = await backUp(state.db, folder, 'before-0099');
  await state.close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const old = join(folder, `before-0098-${new Date(Date.now() - 31 * day).toISOString().replaceAll(/[:.]/g, '-')}.db`);
  for (const path of [old, `${old}.unproven`, join(folder, 'before-my-own.db')]) writeFileSync(path, '');
  dropOldCopies(folder, new Date());
  expect([old, `${old}.unproven`, file, join(folder, 'before-my-own.db')].map((path) => existsSync(path))).toEqual([false, false, true, true]);
});
