import type { DatabaseSync } from 'node:sqlite';

/** What a check can look at once the server runs again: the database, the files beside it, its public addresses and the mails that arrived. */
export type Sight = {
  readonly db: DatabaseSync;
  readonly home: string;
  /** The body behind an address; empty where it answers anything but 200. */
  readonly open: (path: string) => Promise<string>;
  /** Whether a mail arrived at an address that says this. */
  readonly arrived: (address: string, says?: string) => boolean;
};

/** What the server said yes to: it must be stored, and what follows from it must come. */
export type Promised = {
  readonly kind: string;
  readonly subject: string;
  readonly stored: (sight: Sight) => boolean;
  readonly follows?: (sight: Sight) => boolean | Promise<boolean>;
};

/** All that was acknowledged. */
export class Ledger {
  readonly #open = new Map<string, Promised>();
  readonly counts = new Map<string, number>();

  /** Notes an acknowledged write; a later one about the same thing stands for both. */
  note(promised: Promised): void {
    this.#open.set(`${promised.kind} ${promised.subject}`, promised);
    this.counts.set(promised.kind, (this.counts.get(promised.kind) ?? 0) + 1);
  }

  /** How many writes were acknowledged in all. */
  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  all(): readonly Promised[] {
    return [...this.#open.values()];
  }

  /** Forgets what was found whole with all that follows, which no later kill takes back unnoticed: the last look is at everything stored. */
  settle(promised: readonly Promised[]): void {
    for (const one of promised) this.#open.set(`${one.kind} ${one.subject}`, { ...one, follows: () => true });
  }
}

/** The first column of the first row. */
export function valueIn({ db }: Pick<Sight, 'db'>, sql: string, ...values: readonly string[]): string | undefined {
  const row = db.prepare(sql).get(...values);
  const value = row === undefined ? undefined : Object.values(row)[0];
  return value === undefined || value === null ? undefined : String(value);
}
