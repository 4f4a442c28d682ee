import { setTimeout } from 'node:timers/promises';
import type { Running } from '../../support/run-server.ts';
import { startServer } from '../../support/run-server.ts';
import { Client, CutOff } from './client.ts';
import { Ledger } from './ledger.ts';
import { findLosses, type Loss } from './look.ts';
import { changeProfile, invite } from './owners.ts';
import { report, signUp, takePart } from './public.ts';
import { approveOldest, featureInstead } from './staff.ts';
import type { Maker, World } from './world.ts';
import { writeListing, type Desk } from './writers.ts';

/**
 * How often the server is killed, with what it is started beside its settings, and after how many kills what follows is waited for.
 * The last kill waits until each of `kinds` was acknowledged; `untilLoss` ends it with the first loss of that sort.
 */
export type Ordeal = {
  readonly kills: number;
  readonly plant?: string;
  readonly followsEvery: number;
  readonly kinds?: readonly string[];
  readonly untilLoss?: Loss['what'];
};

/** What came of it. */
export type Outcome = { readonly kills: number; readonly cutOff: number; readonly ledger: Ledger; readonly losses: readonly Loss[]; readonly surprises: readonly string[] };

/** Kills the server again and again while people work with it, and looks after each start whether all that was acknowledged is there. */
export async function surviveKills(world: World, { kills, plant, followsEvery, kinds = [], untilLoss }: Ordeal): Promise<Outcome> {
  const ledger = new Ledger();
  const surprises: string[] = [];
  const losses: Loss[] = [];
  let [cutOff, kill] = [0, 0];
  const env = { ...world.env, ...(plant === undefined ? {} : { NODE_OPTIONS: `--import=${plant}` }) };
  for (; kill <= kills; kill += 1) {
    const server = startServer({ env });
    const address = await server.opened;
    losses.push(...(await findLosses(world, ledger, { address, follows: kill > 0 && (kill % followsEvery === 0 || kill === kills) })));
    if (kill > 0 && kill % 25 === 0 && kill < kills)
      process.stdout.write(`After ${kill} kills: ${cutOff} requests cut off, ${ledger.total} writes acknowledged, ${losses.length} lost ${JSON.stringify(losses)}\n`);
    const isLast = kill === kills || losses.length > 20 || losses.some(({ what }) => what === untilLoss);
    const lasts = kill === kills - 1 ? allOf(kinds, ledger) : enough;
    if (!isLast) cutOff += await workUntilKilled({ server, address, world, ledger, surprises, lasts });
    else server.child.kill('SIGKILL');
    await server.ended;
    if (isLast) break;
  }
  return { kills: kill, cutOff, ledger, losses, surprises };
}

type Round = { readonly server: Running; readonly address: string; readonly world: World; readonly ledger: Ledger; readonly surprises: string[]; readonly lasts: () => boolean };

const enough = (): boolean => true;

/** Whether each kind of write was acknowledged, or half a minute went by, after which the caller finds what is missing. */
function allOf(kinds: readonly string[], ledger: Ledger): () => boolean {
  const latest = Date.now() + 30_000;
  return () => kinds.every((kind) => ledger.counts.has(kind)) || Date.now() > latest;
}

/** Everyone works at once until the server is killed at a random moment; returns how many requests were on their way. */
async function workUntilKilled({ server, address, world, ledger, surprises, lasts }: Round): Promise<number> {
  const client = new Client(address);
  const desk = { client, ledger, world, number: newNumber };
  const everyone = jobs(desk).map((job) => repeat(job));
  do await setTimeout(150 + Math.random() * 900);
  while (!lasts());
  const underway = client.underway;
  server.child.kill('SIGKILL');
  await Promise.all(everyone);
  surprises.push(...client.surprises);
  return underway;
}

let numbers = 0;
const newNumber = (): number => (numbers += 1);

/** What each of ten people does over and over. */
function jobs(desk: Desk): (() => Promise<void>)[] {
  const { makers } = desk.world;
  const any = (): Maker => {
    const [maker] = makers.toSorted(() => Math.random() - 0.5);
    if (maker === undefined) throw new Error('There is no vendor.');
    return maker;
  };
  let approved = 0;
  let feature: { id: string; version: number } | undefined;
  const moderate = async (): Promise<void> => {
    const listing = await approveOldest(desk);
    if (listing === undefined) await setTimeout(30);
    else if ((approved += 1) % 3 === 0) feature = await featureInstead(desk, listing, feature);
  };
  const write = async (): Promise<void> => writeListing(desk, any());
  return [
    write,
    write,
    write,
    moderate,
    async () => changeProfile(desk, any()),
    async () => invite(desk, any()),
    async () => takePart(desk),
    async () => report(desk),
    async () => signUp(desk),
    async () => signUp(desk),
  ];
}

async function repeat(work: () => Promise<void>): Promise<void> {
  try {
    for (;;) await work();
  } catch (error) {
    if (!(error instanceof CutOff)) throw error;
  }
}
