import type { ApiFetch } from '#api/contract/catalogue-client.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { SoloRunner } from '#api/platform/outbox/solo-runner.ts';
import { encodePage, type PageFiles } from '#api/platform/pages/page-files.ts';
import { placePages, putOffPage, versionOf, type Attempt } from './place-pages.ts';
import { shareReads, type PageRead } from './read-shared.ts';
import { askRenewals, countRenewals, listDueRenewals, type RenewalRow } from './renewal.store.ts';
import type { RenderedPage } from './render-page.ts';

/** What publishing needs; `render` gives a page in full, with the listings that it shows. */
export type PublisherDeps = {
  readonly db: Database;
  readonly files: PageFiles;
  readonly taxonomy: Taxonomy;
  /** What made the pages: the site as it was built, and the settings that pages show. */
  readonly build: string;
  readonly now: () => Date;
  readonly fetch: ApiFetch;
  readonly render: (address: string, read: PageRead) => Promise<RenderedPage>;
  readonly onError: (error: unknown) => void;
};

/** How many pages are placed in one transaction: few where someone waits for them, more where time is what counts. */
const batchSizes = { urgent: 12, other: 48 } as const;

/** How many pages are rendered beside each other, so that one is compressed while another is rendered. */
const beside = 6;

/** What a page answers that is there no longer; anything else but 200 is an error, which removes nothing. */
const gone = new Set([301, 404, 410]);

/** Milliseconds between two looks at what is due when nobody asks. */
const idleMs = 500;

/** Renders the pages that are due and puts them in place: one batch at a time, so that no address is rendered twice at once. */
export class Publisher {
  readonly #deps: PublisherDeps;
  readonly #runner: SoloRunner;
  #onProgress: ((left: number) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(deps: PublisherDeps) {
    this.#deps = deps;
    this.#runner = new SoloRunner(() => this.#empty());
  }

  /** Begins to look for pages that are due. */
  start(): void {
    this.#timer = setInterval(() => void this.#runner.run(), idleMs);
    void this.#runner.run();
  }

  /** Waits for the batch under way and stops; what is still due is done at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#runner.settled();
  }

  /** Whether it was told to stop before all was done. */
  get isStopped(): boolean {
    return this.#stopped;
  }

  /** Looks for what is due now. */
  wake(): void {
    if (this.#timer !== undefined) void this.#runner.run();
  }

  /** Asks for pages to be rendered anew, urgent ones before all others, others `delayMs` from now at the latest. */
  ask(addresses: Iterable<string>, urgent: boolean, delayMs = 0): void {
    const { db, now } = this.#deps;
    const dueAt = new Date(now().getTime() + delayMs);
    db.transaction((tx) => askRenewals(tx, addresses, { dueAt, urgent }), { behavior: 'immediate' });
    this.wake();
  }

  /** Renders until nothing is due, saying after each batch how many are left. */
  async drain(onProgress?: (left: number) => void): Promise<void> {
    this.#onProgress = onProgress;
    await this.#runner.run();
    this.#onProgress = undefined;
  }

  /** How many pages are due, urgent ones apart, and how many could not be rendered. */
  backlog(): { urgent: number; due: number; failing: number } {
    return countRenewals(this.#deps.db, this.#deps.now());
  }

  async #empty(): Promise<void> {
    try {
      while (!this.#stopped && (await this.#renewBatch())) this.#onProgress?.(this.backlog().due);
    } catch (error) {
      this.#deps.onError(error);
    }
  }

  async #renewBatch(): Promise<boolean> {
    const { db, files, fetch, now } = this.#deps;
    const queue = listDueRenewals(db, now(), batchSizes);
    const attempts: Attempt[] = [];
    const read = shareReads(fetch);
    const rest = queue.values();
    const work = async (): Promise<void> => {
      for (const renewal of rest) if (!this.#stopped) attempts.push(...(await this.#render(renewal, read)));
    };
    await Promise.all(Array.from({ length: beside }, work));
    const replaced = placePages(this.#deps, attempts);
    await Promise.all(replaced.map(({ address, hash }) => files.remove(address, hash)));
    return queue.length > 0;
  }

  /** Renders one page and writes its files, none of which is in place yet; an error keeps the page that is. */
  async #render(renewal: RenewalRow, read: PageRead): Promise<Attempt[]> {
    const { db, files, render, now, onError } = this.#deps;
    const { address } = renewal;
    try {
      const version = versionOf(db, address);
      const page = await render(address, read);
      if (gone.has(page.status)) return [{ renewal, version, page, rendering: undefined }];
      if (page.status !== 200) throw new Error(`The page ${address} could not be rendered.`);
      const rendering = await encodePage(page.body);
      await files.write(address, rendering);
      return [{ renewal, version, page, rendering }];
    } catch (error) {
      // The server closes meanwhile: the page stays due, and is rendered at the next start.
      if (this.#stopped) return [];
      putOffPage(db, address, now());
      onError(error);
      return [];
    }
  }
}
