import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { announce } from '#api/db/announce.ts';
import { migrate } from '#api/db/migrate.ts';
import { openDatabase } from '#api/db/open-database.ts';
import { OutboxWorker, type Lane } from '#api/platform/outbox/outbox-worker.ts';

const home = mkdtempSync(join(tmpdir(), 'catalog-outbox-'));
const db = openDatabase(join(home, 'outbox.db'));
await migrate(db, resolve(import.meta.dirname, '../../../migrations'), home);
let clock = 1_000_000;
let errors: string[] = [];
let workers: OutboxWorker[] = [];
beforeEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  [errors, workers] = [[], []];
  db.$client.exec('delete from outbox');
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  db.$client.close();
  rmSync(home, { recursive: true, force: true });
});

function worker(...lanes: Lane[]): OutboxWorker {
  const made = new OutboxWorker({ db, lanes, now: () => new Date(clock), onError: (error, kind) => void errors.push(`${kind}: ${String(error)}`) });
  workers.push(made);
  return made;
}

function tell(kind: string, ...subjects: string[]): void {
  db.transaction((tx) => subjects.forEach((subject) => announce(tx, new Date(clock), { kind, subject })), { behavior: 'immediate' });
}

/** Lets the event loop turn until something holds, or so often that it never will; no clock that stands is moved by it. */
async function turnsUntil(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 20_000 && !holds(); turn += 1) await new Promise((turned) => setImmediate(turned));
}

test('a job that cannot be done is put off and said, and holds up no other', async () => {
  const done: string[] = [];
  let isPoison = true;
  const outbox = worker({
    change: async (jobs) => {
      if (isPoison && jobs.some(({ subject }) => subject === 'poison')) throw new Error('cannot');
      done.push(...jobs.map(({ subject }) => subject));
    },
  });
  tell('change', 'a', 'poison', 'b', 'c');
  await outbox.drain();
  expect(done).toEqual(['a', 'b', 'c']);
  expect(errors).toEqual(['change: Error: cannot']);
  expect(outbox.backlog()).toMatchObject({ waiting: 1, failing: 1 });
  for (let tries = 0; tries < 30; tries += 1) {
    clock += 400_000;
    await outbox.drain();
  }
  expect(outbox.backlog().waiting).toBe(1);
  isPoison = false;
  clock += 400_000;
  await outbox.drain();
  expect(done).toEqual(['a', 'b', 'c', 'poison']);
  expect(outbox.backlog()).toMatchObject({ waiting: 0, failing: 0 });
});

test('the jobs of a subject keep their order, though an earlier one is put off', async () => {
  const done: string[] = [];
  let fails = true;
  const outbox = worker({
    change: async (jobs) => {
      if (fails && jobs.some(({ subject }) => subject === 's')) throw new Error('not yet');
      done.push(...jobs.map(({ subject }) => subject));
    },
  });
  tell('change', 's');
  await outbox.drain();
  tell('change', 's', 'other');
  fails = false;
  await outbox.drain();
  expect(done).toEqual(['other']);
  clock += 10_000;
  await outbox.drain();
  expect(done).toEqual(['other', 's', 's']);
});

test('jobs are done in batches, in the order in which they were announced', async () => {
  const batches: string[][] = [];
  const outbox = worker({ change: async (jobs) => void batches.push(jobs.map(({ subject }) => subject)) });
  const subjects = Array.from({ length: 1000 }, (_, number) => String(number));
  tell('change', ...subjects);
  await outbox.drain();
  expect(batches.length).toBeLessThanOrEqual(3);
  expect(batches.flat()).toEqual(subjects);
});

test('a lane does not wait for another', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  onTestFinished(() => release());
  const done: string[] = [];
  const outbox = worker({ change: async () => held.then(() => void done.push('slow')) }, { leave: async (jobs) => void done.push(...jobs.map(({ subject }) => subject)) });
  outbox.start();
  tell('change', 'slow');
  tell('leave', 'quick');
  await turnsUntil(() => done.length > 0);
  expect(done).toEqual(['quick']);
  tell('leave', 'again');
  await outbox.drainLane(1);
  expect(done).toEqual(['quick', 'again']);
  release();
  await outbox.stop();
  expect(done).toEqual(['quick', 'again', 'slow']);
});

test('an announcement wakes the worker at once, and a rolled back one does no harm', async () => {
  const done: string[] = [];
  const outbox = worker({ change: async (jobs) => void done.push(...jobs.map(({ subject }) => subject)) });
  // The clock stands, so that the worker never looks by itself.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  outbox.start();
  for (let round = 0; round < 8; round += 1) {
    tell('change', String(round));
    await turnsUntil(() => done.length > round);
    expect(done).toHaveLength(round + 1);
  }
  await outbox.stop();
  vi.useRealTimers();
  expect(() =>
    db.transaction(
      (tx) => {
        announce(tx, new Date(clock), { kind: 'change', subject: 'never' });
        throw new Error('rolled back');
      },
      { behavior: 'immediate' },
    ),
  ).toThrow('rolled back');
  await worker({ change: async (jobs) => void done.push(...jobs.map(({ subject }) => subject)) }).drain();
  expect(done).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
});

test('a kind of job that nothing does is said at the start, and kept', () => {
  tell('unheard-of', 'x');
  const outbox = worker({ change: async () => undefined });
  outbox.start();
  expect(errors).toEqual(['unheard-of: Error: Jobs of the kind unheard-of wait, and nothing here does them.']);
  expect(outbox.backlog().waiting).toBe(1);
});

test('a worker that stops waits for the batch under way, and another one does the rest', async () => {
  const done: string[] = [];
  const gate = { begun: Promise.withResolvers<void>(), open: Promise.withResolvers<void>() };
  const slow: Lane = {
    change: async (jobs) => {
      gate.begun.resolve();
      await gate.open.promise;
      done.push(...jobs.map(({ subject }) => subject));
    },
  };
  const first = worker(slow);
  tell('change', ...Array.from({ length: 500 }, (_, number) => String(number)));
  first.start();
  await gate.begun.promise;
  const stopped = first.stop();
  gate.open.resolve();
  await stopped;
  expect(done.length).toBe(400);
  await worker(slow).drain();
  expect(done.length).toBe(500);
});
