import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { extent } from '../support/extent.ts';
import type { Loss } from './acknowledged/look.ts';
import { surviveKills, type Outcome } from './acknowledged/under-load.ts';
import { makeWorld, type World } from './acknowledged/world.ts';

const kills = extent(200, 2);
const kinds = ['approval', 'autosave', 'draft', 'interest', 'invitation', 'profile with a logo', 'report', 'sign-up', 'submission'];
const plant = (name: string): string => join(import.meta.dirname, 'acknowledged', name);
let world: World;
afterEach(() => world.close());

function figures({ kills, cutOff, ledger, losses }: Outcome): string {
  const kinds = [...ledger.counts].map(([kind, count]) => `${count} × ${kind}`).join(', ');
  return `${kills} kills, ${cutOff} requests cut off, ${ledger.total} writes acknowledged (${kinds}), ${losses.length} lost`;
}

test(`what was acknowledged is whole after ${kills} kills under load, with all that follows from it`, async () => {
  world = await makeWorld(extent(120, 8));
  const outcome = await surviveKills(world, { kills, followsEvery: extent(10, 2), kinds });
  process.stdout.write(`Acknowledged writes: ${figures(outcome)}.\n`);
  expect(outcome.losses).toEqual([]);
  expect(outcome.surprises).toEqual([]);
  expect(outcome.kills).toBe(kills);
  // Each kind of write was there, and the kills came while people waited for answers.
  expect([...outcome.ledger.counts.keys()].toSorted()).toEqual(expect.arrayContaining(kinds));
  expect(outcome.cutOff).toBeGreaterThan(kills);
  const db = new DatabaseSync(join(world.home, 'catalog.db'), { readOnly: true });
  expect([db.prepare('pragma integrity_check').get(), db.prepare('pragma foreign_key_check').all()]).toEqual([{ integrity_check: 'ok' }, []]);
  db.close();
});

test.each<[string, string, Loss['what']]>([
  ['acknowledges before the commit', 'planted-early-answer.ts', 'not stored'],
  ['announces outside of the transaction', 'planted-late-outbox.ts', 'does not follow'],
])('a server that %s is caught', async (planted, file, what) => {
  world = await makeWorld(8);
  const outcome = await surviveKills(world, { kills: 20, plant: plant(file), followsEvery: 1, untilLoss: what });
  process.stdout.write(`Planted, a server that ${planted}: caught after ${figures(outcome)}.\n`);
  expect(outcome.losses.filter((loss) => loss.what === what).length).toBeGreaterThan(0);
});
