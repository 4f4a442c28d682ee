import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { publicAddress } from './client.ts';
import type { Ledger, Promised, Sight } from './ledger.ts';
import type { World } from './world.ts';

/** What is missing of a promise. */
export type Loss = { readonly what: 'not stored' | 'does not follow'; readonly kind: string; readonly subject: string };

/** Looks whether all that was acknowledged is stored, and with `follows` whether all that must follow came, once nothing is left to do. */
export async function findLosses(world: World, ledger: Ledger, { address, follows }: { address: string; follows: boolean }): Promise<Loss[]> {
  const db = new DatabaseSync(join(world.home, 'catalog.db'), { readOnly: true });
  try {
    const sight: Sight = { db, home: world.home, open: (path) => openPage(address, path), arrived: arrivals(world) };
    const lost = ledger.all().filter((promised) => !promised.stored(sight));
    const missing = follows ? await waitForAll(sight, ledger, world) : [];
    return [...lost.map(lossOf('not stored')), ...missing.map(lossOf('does not follow'))];
  } finally {
    db.close();
  }
}

const lossOf =
  (what: Loss['what']) =>
  ({ kind, subject }: Promised): Loss => ({ what, kind, subject });

async function waitForAll(sight: Sight, ledger: Ledger, world: World): Promise<Promised[]> {
  let open = ledger.all();
  for (let quiet = 0; open.length > 0 && quiet < 3;) {
    const seen = { ...sight, arrived: arrivals(world) };
    const found = await Promise.all(open.map(async (promised) => (await promised.follows?.(seen)) ?? true));
    ledger.settle(open.filter((_, at) => found[at]));
    open = open.filter((_, at) => !found[at]);
    // A batch that kills let grow long is published behind what is urgent. Links are asked for at servers that do not exist, and are tried for long.
    const left = sight.db
      .prepare("select (select count(*) from outbox where kind <> 'links-asked') + (select count(*) from page_renewals where due_at <= ?) as left")
      .get(Date.now());
    quiet = left?.['left'] === 0 ? quiet + 1 : 0;
    if (open.length > 0) await setTimeout(700);
  }
  return [...open];
}

async function openPage(address: string, path: string): Promise<string> {
  const answer = await fetch(`${address}${path}`, { headers: { origin: publicAddress, 'accept-encoding': 'identity' } });
  const body = await answer.text();
  return answer.status === 200 ? body : '';
}

function arrivals({ mailServer }: World): Sight['arrived'] {
  const byAddress = new Map<string, string[]>();
  for (const { to, source } of mailServer.taken)
    for (const address of to) {
      const known = byAddress.get(address) ?? [];
      known.push(source.replaceAll(/=\r?\n/g, ''));
      byAddress.set(address, known);
    }
  return (address, says = '') => (byAddress.get(address) ?? []).some((source) => source.includes(says));
}
