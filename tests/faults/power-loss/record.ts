import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '../../support/run-server.ts';
import { Client } from '../acknowledged/client.ts';
import { changeProfile, invite } from '../acknowledged/owners.ts';
import type { Promised } from '../acknowledged/ledger.ts';
import { report, signUp, takePart } from '../acknowledged/public.ts';
import { approveOldest, featureInstead } from '../acknowledged/staff.ts';
import type { World } from '../acknowledged/world.ts';
import { writeListing, type Desk } from '../acknowledged/writers.ts';
import { readTrace } from './read-trace.ts';
import type { Step } from './steps.ts';

/** A promise, and how many answers the server had sent when it was made. */
export type Acknowledged = { readonly promised: Promised; readonly answers: number };

/** What a server did to its folder of state: what was there before, each of its steps, and what it said yes to on the way. */
export type Recording = { readonly before: string; readonly steps: readonly Step[]; readonly acknowledged: readonly Acknowledged[]; readonly answers: readonly number[] };

const calls = 'pwrite64,write,writev,fdatasync,fsync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,openat,close';

/** Why nothing can be recorded here, where that is so. */
export function cannotRecord(): string | undefined {
  const tried = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (tried.error !== undefined) return 'strace is not on this machine; install it ("apt-get install strace")';
  return tried.status === 0 ? undefined : `strace may trace nothing on this machine (${tried.stderr.trim().slice(0, 200)})`;
}

/** Records a server while people work with it one after the other, so that each answer has its place in the trace. */
export async function record(world: World, { rounds, plant }: { rounds: number; plant?: string }): Promise<Recording> {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-power-'));
  const [before, trace] = [join(folder, 'before'), join(folder, 'trace')];
  cpSync(world.home, before, { recursive: true });
  const server = await startTraced(world, trace, plant);
  const acknowledged: Acknowledged[] = [];
  const answers: number[] = [];
  try {
    const client = new Listener(server.address, answers);
    await work({ client, ledger: { note: (promised) => void acknowledged.push({ promised, answers: answers.length }) }, world }, rounds);
  } finally {
    await server.kill();
  }
  const steps = await readTrace(trace, world.home);
  rmSync(trace);
  return { before, steps, acknowledged, answers };
}

/** Counts the answers that arrive. */
class Listener extends Client {
  readonly #answers: number[];

  constructor(address: string, answers: number[]) {
    super(address);
    this.#answers = answers;
  }

  override async ask(...asked: Parameters<Client['ask']>): ReturnType<Client['ask']> {
    const answer = await super.ask(...asked);
    this.#answers.push(answer.status);
    return answer;
  }
}

async function work(given: Omit<Desk, 'number'>, rounds: number): Promise<void> {
  let numbers = 0;
  const desk: Desk = { ...given, number: () => (numbers += 1) };
  const { makers } = given.world;
  let feature: { id: string; version: number } | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const maker = makers[round % makers.length];
    if (maker === undefined) return;
    await writeListing(desk, maker);
    await changeProfile(desk, maker);
    await invite(desk, maker);
    await takePart(desk);
    await report(desk);
    if (round % 4 === 0) await signUp(desk);
    const listing = await approveOldest(desk);
    if (listing !== undefined && round % 3 === 0) feature = await featureInstead(desk, listing, feature);
  }
  // What is done after the last answer belongs to the trace, too.
  await setTimeout(500);
}

async function startTraced(world: World, trace: string, plant: string | undefined) {
  const words = ['-f', '-y', '--seccomp-bpf', '-qq', '-xx', '-s', '16777216', '-e', `trace=${calls}`, '-o', trace, process.execPath, join(root, 'api/src/server.ts')];
  const bare = { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'silent', HOST: '127.0.0.1', PORT: '0' };
  const env = { ...bare, ...world.env, ...(plant === undefined ? {} : { NODE_OPTIONS: `--import=${plant}` }) };
  const tracer = spawn('strace', words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(tracer, 'exit');
  let said = '';
  for (const stream of [tracer.stdout, tracer.stderr]) stream.setEncoding('utf8').on('data', (part: string) => void (said += part));
  const addressIn = (): string | undefined => /open at (http:\S+?)\/ /.exec(said)?.[1];
  while (addressIn() === undefined && tracer.exitCode === null) await setTimeout(50);
  const address = addressIn();
  if (address === undefined) throw new Error(`The traced server ended: ${said}`);
  const kill = async (): Promise<void> => {
    const [child] = readFileSync(`/proc/${tracer.pid}/task/${tracer.pid}/children`, 'utf8').trim().split(' ');
    process.kill(Number(child), 'SIGKILL');
    await ended;
  };
  return { address, kill };
}
