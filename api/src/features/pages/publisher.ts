import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { findListing, findPublicBySlug, publicVersion } from '#api/features/listings/index.ts';
import { encodePage, type PageFiles } from '#api/platform/pages/page-files.ts';
import type { RenderedPage } from './render-page.ts';
import { matchPage, slugged } from './page-address.rules.ts';
import { findPage, listMentioning, putPage, removePages } from './page.store.ts';

/** What publishing needs; `render` gives a page in full, with the listings that it shows. */
export type PublisherDeps = {
  readonly db: Database;
  readonly files: PageFiles;
  readonly taxonomy: Taxonomy;
  readonly build: string;
  readonly now: () => Date;
  readonly render: (address: string) => Promise<RenderedPage>;
};

/** How often a page is rendered anew because its content changed meanwhile. */
const mostTries = 5;

/** Renders pages and puts them in place, one at a time an address, never an older content over a newer one. */
export class Publisher {
  readonly #deps: PublisherDeps;
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(deps: PublisherDeps) {
    this.#deps = deps;
  }

  /** Publishes the pages of some addresses, two at a time, in their order. */
  async publish(addresses: Iterable<string>, onProgress?: (done: number) => void): Promise<void> {
    const queue = [...new Set(addresses)].values();
    let done = 0;
    const work = async (): Promise<void> => {
      for (const address of queue) {
        await this.publishOne(address);
        onProgress?.((done += 1));
      }
    };
    await Promise.all(Array.from({ length: 4 }, work));
  }

  /** Publishes the page of one address, after whatever is under way for it. */
  async publishOne(address: string): Promise<void> {
    const before = this.#underWay.get(address) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.#render(address));
    this.#underWay.set(address, mine);
    try {
      await mine;
    } finally {
      if (this.#underWay.get(address) === mine) this.#underWay.delete(address);
    }
  }

  /** Takes down at once the page of each listing that is no longer public, and all that show it. */
  takeDown(listingIds: readonly string[]): string[] {
    const { db } = this.#deps;
    const gone = listingIds.filter((id) => {
      const listing = findListing(db, id);
      return listing !== undefined && findPublicBySlug(db, listing.slug) === undefined;
    });
    const mentioning = listMentioning(db, gone);
    const own = gone.flatMap((id) => slugged('listing', [findListing(db, id)?.slug ?? '']));
    db.transaction((tx) => removePages(tx, [...own, ...mentioning]), { behavior: 'immediate' });
    return mentioning;
  }

  async #render(address: string, tries = 1): Promise<void> {
    const { db, files, build, now, render } = this.#deps;
    const version = this.#version(address);
    const page = await render(address);
    if (page.status !== 200) {
      db.transaction((tx) => removePages(tx, [address]), { behavior: 'immediate' });
      return files.sweep(address, undefined);
    }
    const rendering = await encodePage(page.body);
    await files.write(address, rendering);
    const former = findPage(db, address)?.hash;
    const row = { address, type: page.type, subject: null, build, hash: rendering.hash, bytes: page.body.length, publishedAt: now() };
    const placed = db.transaction(
      (tx) => {
        if (this.#version(address) !== version || page.mentions.some((id) => !this.#isShown(id))) return false;
        putPage(tx, row, page.mentions);
        return true;
      },
      { behavior: 'immediate' },
    );
    if (!placed) return tries < mostTries ? this.#render(address, tries + 1) : undefined;
    if (former !== undefined && former !== rendering.hash) await files.sweep(address, rendering.hash);
  }

  #isShown(listingId: string): boolean {
    const listing = findListing(this.#deps.db, listingId);
    return listing?.state === 'live';
  }

  #version(address: string): string {
    const match = matchPage(address);
    if (match?.name !== 'listing') return '';
    const row = findPublicBySlug(this.#deps.db, match.slots[0] ?? '');
    return row === undefined ? 'none' : publicVersion(row);
  }
}
