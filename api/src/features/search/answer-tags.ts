import { createHash, randomUUID } from 'node:crypto';
import type { SearchAnswer } from '#api/contract/search.ts';
import { dataMark } from '#api/db/data-mark.ts';
import type { Database } from '#api/db/open-database.ts';
import { dayOf } from '#api/features/listings/index.ts';

/** The tags of search answers: of what an answer is made from, since the answer itself says each time how long it took. */
export class AnswerTags {
  readonly #deps: { readonly db: Database; readonly now: () => Date };
  /** The database counts its changes from the start of the process. */
  readonly #process = randomUUID();

  constructor(deps: { readonly db: Database; readonly now: () => Date }) {
    this.#deps = deps;
  }

  /** The state of the catalogue; to be taken before a search, so that an answer never has the tag of a newer state. */
  mark(): string {
    const { db, now } = this.#deps;
    return `${this.#process} ${dataMark(db)} ${dayOf(now())}`;
  }

  /** The weak tag of an answer to an address in a state. The index follows the database, so what was found counts, too. */
  tag(mark: string, url: string, { engine, total, corrected, items }: SearchAnswer): string {
    const made = createHash('sha256').update(`${mark} ${url} ${engine} ${total} ${corrected ?? ''}`);
    for (const { id } of items) made.update(id);
    return `W/"${made.digest('base64url').slice(0, 22)}"`;
  }
}
