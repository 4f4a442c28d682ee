import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';

/** What the routes of drafts need. */
export type DraftRouteDeps = { readonly db: Database; readonly taxonomy: Taxonomy; readonly now: () => Date; readonly config: { readonly baseUrl: string } };
