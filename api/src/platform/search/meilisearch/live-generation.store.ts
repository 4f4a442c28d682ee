import { eq } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import type { Database } from '#api/db/open-database.ts';
import { meilisearchLive } from '#api/db/schema/platform.ts';
import type { Language } from '#api/contract/text.ts';

type Row = typeof meilisearchLive.$inferSelect;

/** The generations of this catalogue's indexes in Meilisearch, and which of them is live: one row in the database. */
export class LiveGeneration {
  readonly #db: Database;
  readonly #now: () => Date;
  // Every search asks for it, and this process alone writes it.
  #row: Row;

  constructor(db: Database, now: () => Date) {
    this.#db = db;
    this.#now = now;
    this.#row = readRow(db);
  }

  /** The live generation, or `undefined` where there is none yet, or none any more. */
  find(): string | undefined {
    return this.#row.generation ?? undefined;
  }

  /** Makes a generation the live one, or none. */
  put(generation: string | null): void {
    this.#db.update(meilisearchLive).set({ generation, builtAt: this.#now() }).where(eq(meilisearchLive.id, 1)).run();
    this.#row = readRow(this.#db);
  }

  /** What the names of all indexes of this catalogue begin with; several catalogues may share one Meilisearch. */
  prefix(): string {
    return `catalog-${this.#row.catalogue}-`;
  }

  /** The name of the index of a language in a generation. */
  uidOf(generation: string, language: Language): string {
    return `${this.prefix()}${generation}-${language}`;
  }

  /** A name for a generation that is about to be built. */
  next(): string {
    return `${this.#now().getTime().toString(36)}${randomBytes(3).toString('hex')}`;
  }
}

function readRow(db: Database): Row {
  const find = () => db.select().from(meilisearchLive).where(eq(meilisearchLive.id, 1)).get();
  const row = find();
  if (row !== undefined) return row;
  db.insert(meilisearchLive)
    .values({ id: 1, catalogue: randomBytes(4).toString('hex'), generation: null, builtAt: null })
    .run();
  return readRow(db);
}
