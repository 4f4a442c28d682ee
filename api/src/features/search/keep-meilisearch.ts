import { countPublic } from '#api/features/listings/index.ts';
import type { FailoverEngine } from '#api/platform/search/failover/failover-engine.ts';
import type { IndexClient } from '#api/platform/search/meilisearch/index-client.ts';
import type { MeilisearchEngine } from '#api/platform/search/meilisearch/meilisearch-engine.ts';
import { explainFault } from '#api/platform/search/meilisearch/explain-fault.ts';
import { indexListings, rebuildIndex, reconcileIndex, type IndexDeps } from './index-listings.ts';

/** What keeping Meilisearch in step needs. */
export type KeeperDeps = Omit<IndexDeps, 'engine'> & {
  readonly failover: FailoverEngine;
  readonly meilisearch: MeilisearchEngine;
  readonly client: IndexClient;
  /** Told in a sentence of what was found and mended. */
  readonly onNotice: (sentence: string) => void;
};

const checkEveryMs = 5_000;

/** What failed is looked at again soon, and then a little less often; less often still where a look takes its time to fail. */
const pauses = { first: 250, usual: 500, slow: 2_000 } as const;

const reconcileEveryMs = 180_000;
const knownMajor = '1.';

/** A change that Meilisearch took, but did not make for so long, makes its index one that is out of date. */
const slowMs = 30_000;

/** Each task of Meilisearch has a price of its own, so more listings go into one. */
export const mirroredAtOnce = 100;

/** The index may lack so many documents, or have so many too many, while changes are on their way. */
const mostApart = (expected: number): number => Math.max(100, expected * 0.02);

/** Watches over the index in Meilisearch: what is lost, empty, foreign, older or behind is built anew or mended, without anyone asking. */
export class MeilisearchKeeper {
  readonly #deps: KeeperDeps;
  #timer: NodeJS.Timeout | undefined;
  #watch: NodeJS.Timeout | undefined;
  #dueAt = 0;
  #pause: number = pauses.first;
  #working: Promise<void> | undefined;
  #isStopped = false;
  #reconciledAt = -Infinity;
  #isBehind = true;
  readonly #missed = new Set<string>();
  #complaint: string | undefined;

  constructor(deps: KeeperDeps) {
    this.#deps = deps;
  }

  /** Begins to look. */
  start(): void {
    this.#schedule(0);
    // Looks themselves wait for changes.
    this.#watch = setInterval(() => this.#watchChanges(), checkEveryMs).unref();
  }

  /** Waits for what is under way, and stops. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    clearInterval(this.#watch);
    await this.#working;
  }

  /** Notes that changes of listings could not be written: the next look comes soon, writes them, and compares every other. */
  fellBehind(error: unknown, ids: readonly string[]): void {
    this.#isBehind = true;
    for (const id of ids) this.#missed.add(id);
    this.#complain(explainFault(error));
    if (this.#working === undefined && this.#dueAt - performance.now() > this.#pause) this.#schedule(this.#pause);
  }

  /** Looks once, and mends what it finds. */
  async check(): Promise<void> {
    const { client, failover } = this.#deps;
    const version = await client.version();
    if (!version.startsWith(knownMajor)) {
      const reason = `Meilisearch ${version} is of a version that this catalogue does not know; run Meilisearch 1.x.`;
      failover.setUnfit(reason);
      throw new Error(reason);
    }
    await this.#ensureWhole();
    if (this.#isBehind || performance.now() - this.#reconciledAt > reconcileEveryMs) await this.#reconcile();
    if (!this.#watchChanges()) failover.setUnfit(undefined);
  }

  /** Leaves searches to the embedded engine while changes are stuck; returns whether they are. */
  #watchChanges(): boolean {
    if (this.#deps.meilisearch.longestWaitMs < slowMs) return false;
    this.#deps.failover.setUnfit('Meilisearch takes changes, but does not make them; look whether its disk is full, or whether it has too much to do.');
    return true;
  }

  async #tick(): Promise<void> {
    this.#working = this.#look();
    await this.#working;
    this.#working = undefined;
    this.#schedule(this.#isBehind ? this.#pause : checkEveryMs);
  }

  async #look(): Promise<void> {
    const begun = performance.now();
    try {
      await this.check();
      this.#complain(undefined);
      this.#pause = pauses.first;
    } catch (error) {
      this.#isBehind = true;
      this.#complain(explainFault(error));
      this.#pause = Math.min(pauses.slow, Math.max(pauses.usual, performance.now() - begun));
    }
  }

  #schedule(milliseconds: number): void {
    if (this.#isStopped) return;
    clearTimeout(this.#timer);
    this.#dueAt = performance.now() + milliseconds;
    this.#timer = setTimeout(() => void this.#tick(), milliseconds).unref();
  }

  async #ensureWhole(): Promise<void> {
    const { db, meilisearch, failover, onNotice } = this.#deps;
    const count = await meilisearch.count();
    const expected = countPublic(db);
    if (count !== undefined && Math.abs(count - expected) <= mostApart(expected)) return;
    failover.setUnfit(
      count === undefined
        ? 'The index in Meilisearch is not there; it is being built.'
        : `The index in Meilisearch holds ${count} documents of ${expected}; it is being built anew.`,
    );
    meilisearch.forsake();
    await rebuildIndex({ ...this.#deps, engine: meilisearch });
    onNotice(`The index in Meilisearch was built: ${expected} listings.`);
    // It has all that changed meanwhile; the comparison that follows only looks for what nobody expects.
    failover.setUnfit(undefined);
    this.#isBehind = true;
  }

  async #reconcile(): Promise<void> {
    const { meilisearch, onNotice } = this.#deps;
    // Taken back first: whatever falls behind from now on asks for another comparison.
    this.#isBehind = false;
    const missed = [...this.#missed];
    this.#missed.clear();
    const deps = { ...this.#deps, engine: meilisearch, batchSize: mirroredAtOnce };
    try {
      // The comparison of a large catalogue takes long.
      await indexListings(deps, missed);
      const patched = await meilisearch.patchSettings();
      if (patched.length > 0) onNotice(`Settings of the index in Meilisearch were brought up to date: ${patched.join(', ')}.`);
      const mended = await reconcileIndex(deps);
      if (mended > 0) onNotice(`${mended} listings differed in Meilisearch and were mended.`);
      this.#reconciledAt = performance.now();
      meilisearch.tidy();
    } catch (error) {
      this.#isBehind = true;
      for (const id of missed) this.#missed.add(id);
      // The embedded engine knows what is missing here.
      this.#deps.failover.setUnfit(explainFault(error));
      throw error;
    }
  }

  #complain(reason: string | undefined): void {
    const { failover, onNotice } = this.#deps;
    // What is said of the engine was told when it was said.
    if (reason !== undefined && reason !== this.#complaint && reason !== failover.warning) onNotice(reason);
    this.#complaint = reason;
  }
}
