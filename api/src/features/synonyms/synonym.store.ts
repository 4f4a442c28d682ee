import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader, Transaction } from '#api/db/open-database.ts';

/** Words and expressions that mean the same, as staff wrote them. */
export type SynonymGroup = { readonly id: number; readonly terms: readonly string[] };

const Terms = z.array(z.string());

/** The groups of the staff, oldest first, so that what an index was built with keeps its number. */
export function listSynonymGroups(db: Reader): SynonymGroup[] {
  return db.all<{ id: number; terms: string }>(sql`select id, terms from synonym_groups order by id`).map(({ id, terms }) => ({ id, terms: Terms.parse(JSON.parse(terms)) }));
}

/** Adds a group. */
export function insertSynonymGroup(tx: Transaction, terms: readonly string[], { actor, at }: { actor: string; at: Date }): void {
  tx.run(sql`insert into synonym_groups (terms, created_by, created_at) values (${JSON.stringify(terms)}, ${actor}, ${at.getTime()})`);
}

/** Removes a group. */
export function deleteSynonymGroup(tx: Transaction, id: number): void {
  tx.run(sql`delete from synonym_groups where id = ${id}`);
}
