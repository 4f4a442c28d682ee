import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds after which a use of a card is noted again. */
const noteEvery = 3_600_000;

/** Where the size goes once it was reached, as a share of it, so that not every new card removes one. */
const shareLeft = 0.9;

/** Keeps the cards of a folder below a size, in bytes, by removing those that nobody asked for for longest; each can be drawn again. */
export class CardBounds {
  readonly #folder: string;
  readonly #most: number;
  #bytes: number | undefined;

  constructor(folder: string, most: number) {
    this.#folder = folder;
    this.#most = most;
  }

  /** Notes that a card was asked for. */
  async used(file: string): Promise<void> {
    const now = new Date();
    const { mtimeMs } = await stat(file);
    if (now.getTime() - mtimeMs > noteEvery) await utimes(file, now, now);
  }

  /** Notes a new card, and removes others where there is no more room; to be called by one at a time. */
  async added(bytes: number): Promise<void> {
    this.#bytes = this.#bytes === undefined ? sizeOf(await this.#list()) : this.#bytes + bytes;
    if (this.#bytes <= this.#most) return;
    const cards = (await this.#list()).toSorted((a, b) => a.usedAt - b.usedAt);
    let left = sizeOf(cards);
    for (const card of cards) {
      if (left <= this.#most * shareLeft) break;
      await rm(card.file, { force: true });
      left -= card.bytes;
    }
    this.#bytes = left;
  }

  async #list(): Promise<{ file: string; bytes: number; usedAt: number }[]> {
    const names = (await readdir(this.#folder, { recursive: true })).filter((name) => name.endsWith('.png'));
    const cards = await Promise.all(
      names.map(async (name) => {
        const file = join(this.#folder, name);
        const found = await stat(file).catch(() => undefined);
        return found === undefined ? [] : [{ file, bytes: found.size, usedAt: found.mtimeMs }];
      }),
    );
    return cards.flat();
  }
}

function sizeOf(cards: readonly { bytes: number }[]): number {
  return cards.reduce((sum, { bytes }) => sum + bytes, 0);
}
