import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { SynonymGroup } from '#api/contract/administration.ts';
import type { Reader, Transaction } from '#api/db/open-database.ts';

const Terms = z.array(z.string());

/** The groups of the staff, oldest first, so that what an index was built with keeps its number. */
export function listSynonymGroups(db: Reader): SynonymGroup[] {
  return db.all<{ id: number; terms: string }>(sql`select id, terms from synonym_groups order by id`).map(({ id, terms }) => ({ id, terms: Terms.parse(JSON.parse(terms)) }));
}

/** Adds a group; returns its number. */
export function insertSynonymGroup(tx: Transaction, terms: readonly string[], { actor, at }: { actor: string; at: Date }): number {
  const { lastInsertRowid } = tx.run(sql`insert into synonym_groups (terms, created_by, created_at) values (${JSON.stringify(terms)}, ${actor}, ${at.getTime()})`);
  return Number(lastInsertRowid);
}

/** Removes a group. */
export function deleteSynonymGroup(tx: Transaction, id: number): void {
  tx.run(sql`delete from synonym_groups where id = ${id}`);
}
