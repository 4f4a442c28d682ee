import { z } from 'zod';

/** The indexes that there can be: the embedded one, and in Meilisearch one a language. */
const indexNames = ['embedded', 'meilisearch-en', 'meilisearch-fr'] as const;

/** How far the build of each index is. Those that are built say how many seconds that took. */
export const BuildProgress = z.array(z.object({ index: z.enum(indexNames), done: z.number(), total: z.number(), seconds: z.number().nullable() }));

/** How far the build of each index is. */
export type BuildProgress = z.infer<typeof BuildProgress>;

/** One of the indexes that there can be. */
export type IndexName = (typeof indexNames)[number];

/** A step is told a few times a second at most, since whoever follows may write it down. */
const tellEveryMs = 250;

/** Follows the builds of several indexes, one engine after the other, and tells all of it as it goes on. */
export class BuildFollower {
  readonly #tell: (progress: BuildProgress) => void;
  #progress: BuildProgress;
  #toldAt = 0;

  constructor(indexes: readonly IndexName[], total: number, tell: (progress: BuildProgress) => void) {
    this.#progress = indexes.map((index) => ({ index, done: 0, total, seconds: null }));
    this.#tell = tell;
    this.#tellAll();
  }

  /** Notes that so many documents of an index are done. */
  note(index: IndexName, done: number): void {
    this.#progress = this.#progress.map((part) => (part.index === index ? { ...part, done } : part));
    if (performance.now() - this.#toldAt > tellEveryMs) this.#tellAll();
  }

  /** Does the work that builds some of the indexes, and notes how long it took. */
  async follow(indexes: readonly IndexName[], build: () => Promise<void>): Promise<void> {
    const begun = performance.now();
    await build();
    const seconds = (performance.now() - begun) / 1000;
    this.#progress = this.#progress.map((part) => (indexes.includes(part.index) ? { ...part, seconds } : part));
    this.#tellAll();
  }

  #tellAll(): void {
    this.#toldAt = performance.now();
    this.#tell(this.#progress);
  }
}
