import { setTimeout } from 'node:timers/promises';
import type { AskOutside } from './check-links.ts';

/** Asks each host for one address at a time, with a pause between two, so that no server is pressed. */
export function askInTurn(ask: AskOutside, pauseMs: number): AskOutside {
  const turns = new Map<string, Promise<unknown>>();
  return (address) => {
    const host = URL.parse(address)?.host ?? '';
    const before = turns.get(host);
    const turn = before === undefined ? ask(address) : before.then(() => setTimeout(pauseMs, undefined, { ref: false })).then(() => ask(address));
    turns.set(
      host,
      turn.catch(() => undefined),
    );
    return turn;
  };
}
