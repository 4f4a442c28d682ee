import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import type { Reasons } from '#api/features/review/index.ts';

/** What the routes of drafts need. */
export type DraftRouteDeps = {
  readonly db: Database;
  readonly taxonomy: Taxonomy;
  readonly reasons: Reasons;
  readonly paths: { readonly images: string; readonly evidence: string };
  readonly now: () => Date;
  readonly config: { readonly baseUrl: string };
};
