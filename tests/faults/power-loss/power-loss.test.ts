import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { extent, isFullProof } from '../../support/extent.ts';
import { makeWorld, type World } from '../acknowledged/world.ts';
import { Ledger } from '../acknowledged/ledger.ts';
import { findLosses } from '../acknowledged/look.ts';
import { startServer, stopServer } from '../../support/run-server.ts';
import { cannotRecord, record, type Recording } from './record.ts';
import { cutOnce, replay, type Replayed } from './replay.ts';

const reason = cannotRecord();
if (reason !== undefined) process.stdout.write(`SKIPPED: what a power cut leaves cannot be proved here: ${reason}, then run "pnpm prove faults/power-loss".\n`);

const cuts = extent(1000, 100);
const rounds = extent(40, 4);

type Recorded = { readonly world: World; readonly recording: Recording };
const opened: Recorded[] = [];
let sound: Promise<Recorded> | undefined;

afterAll(async () => {
  for (const { world, recording } of opened) {
    rmSync(dirname(recording.before), { recursive: true, force: true });
    await world.close();
  }
});

async function recordWorld(count: number, plant?: string): Promise<Recorded> {
  const world = await makeWorld(extent(20, 4));
  const recording = await record(world, { rounds: count, ...(plant === undefined ? {} : { plant: join(import.meta.dirname, plant) }) });
  opened.push({ world, recording });
  // The answers in the trace are those that arrived, so each promise has its place.
  expect(recording.steps.flatMap((step) => (step.kind === 'answer' ? [step.status] : []))).toEqual(recording.answers);
  return { world, recording };
}

/** The server as it is, recorded once. */
const recordSound = (): Promise<Recorded> => (sound ??= recordWorld(rounds));

const figures = (recording: Recording, { cuts, acknowledged, lost, corrupt }: Replayed): string =>
  `${recording.steps.length} steps with ${recording.acknowledged.length} acknowledged writes, cut at ${cuts} points: ${acknowledged} times a write looked for, ${lost.length} lost, ${corrupt.length} corrupt`;

test.skipIf(reason !== undefined)(`a power cut at any of ${cuts} points loses nothing that was acknowledged, and leaves the database sound`, async () => {
  const { recording } = await recordSound();
  const replayed = replay(recording, { cuts, seed: 7 });
  process.stdout.write(`Power cuts: ${figures(recording, replayed)}.\n`);
  expect(replayed.lost).toEqual([]);
  expect(replayed.corrupt).toEqual([]);
  expect(replayed.acknowledged).toBeGreaterThan(cuts);
  const written = new Set(recording.steps.flatMap((step) => (step.kind === 'write' ? [step.path.replace(/\/.*/, '/')] : [])));
  // The trace holds uploaded files, and a checkpoint where it is long enough for one.
  expect([...written]).toEqual(expect.arrayContaining(['catalog.db-wal', 'images/', ...(isFullProof ? ['catalog.db'] : [])]));
});

test.skipIf(reason !== undefined)('a server that starts after a power cut does all that follows from what it had acknowledged', async () => {
  const { world, recording } = await recordSound();
  const starts = extent(20, 1);
  let looked = 0;
  for (let start = 1; start <= starts; start += 1) {
    const home = mkdtempSync(join(tmpdir(), 'catalog-cut-'));
    // The last third of the trace has most to lose.
    const promised = cutOnce(recording, { place: Math.floor(recording.steps.length * (0.67 + (0.33 * start) / starts)), seed: start, home });
    const ledger = new Ledger();
    for (const one of promised) ledger.note(one);
    const server = startServer({ env: { ...world.env, CATALOG_HOME: home } });
    const losses = await findLosses({ ...world, home }, ledger, { address: await server.opened, follows: true });
    await stopServer(server);
    rmSync(home, { recursive: true, force: true });
    expect(losses).toEqual([]);
    looked += promised.length;
  }
  process.stdout.write(`Starts after a power cut: ${starts}, ${looked} times what follows from an acknowledged write looked for, all of it came.\n`);
  expect(looked).toBeGreaterThan(starts);
});

test.skipIf(reason !== undefined).each([
  ['syncs its database at checkpoints alone', 'planted-normal-sync.ts', /./],
  ['does not sync uploaded files', 'planted-unsynced-files.ts', /^profile with a logo/],
])('a server that %s is caught', async (planted, file, what) => {
  const { recording } = await recordWorld(extent(6, 3), file);
  const replayed = replay(recording, { cuts, seed: 7 });
  process.stdout.write(`Planted, a server that ${planted}: ${figures(recording, replayed)}.\n`);
  expect(replayed.lost.filter((harm) => what.test(harm.what)).length).toBeGreaterThan(0);
});

// The full proof shows, too, that damage would be seen.
if (isFullProof)
  test.skipIf(reason !== undefined)('a server whose database never syncs is seen to be corrupted', async () => {
    const { recording } = await recordWorld(extent(6, 3), 'planted-no-sync.ts');
    const replayed = replay(recording, { cuts, seed: 7 });
    process.stdout.write(`Planted, a server whose database never syncs: ${figures(recording, replayed)}.\n`);
    expect(replayed.corrupt.length).toBeGreaterThan(0);
  });
