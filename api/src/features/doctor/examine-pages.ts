import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { askEverything, countPages, listPagesAfter, removePages } from '#api/features/pages/index.ts';
import { findIndexDifferences, reconcileIndex, type IndexDeps } from '#api/features/search/index.ts';
import { placeOf } from '#api/platform/pages/page-files.ts';
import type { Finding } from './finding.ts';

const Readiness = z.object({ engine: z.string(), warning: z.string().optional() });

/** What the pages are examined with; `build` is that of the site, where it is built. */
export type PageContext = { readonly db: Database; readonly folder: string; readonly taxonomy: Taxonomy; readonly now: () => Date; readonly build: string | undefined };

/** Finds published pages whose files are gone, or that another build of the site made. */
export async function examinePages(context: PageContext): Promise<Finding> {
  const { db, folder, build } = context;
  const lost: string[] = [];
  let outdated = 0;
  for (let last = ''; ;) {
    const rows = listPagesAfter(db, last, 500);
    for (const { address, hash, build: made } of rows) {
      if (!existsSync(join(folder, placeOf(address, hash)))) lost.push(address);
      if (build !== undefined && !made.startsWith(build)) outdated += 1;
    }
    last = rows.at(-1)?.address ?? last;
    if (rows.length < 500) break;
  }
  const total = countPages(db);
  const fix = async (): Promise<string> => {
    db.transaction(() => removePages(db, lost), { behavior: 'immediate' });
    return `${askEverything(context)} pages will be rendered by the server, now or at its next start`;
  };
  if (lost.length > 0)
    return { subject: 'pages', ok: false, says: `${lost.length} of ${total} files are missing, such as that of ${lost[0]}`, todo: 'Run "pnpm catalog doctor --fix".', fix };
  if (outdated > 0)
    return {
      subject: 'pages',
      ok: false,
      says: `${outdated} of ${total} are of an older build`,
      todo: 'Start the server, which renews them, or run "pnpm catalog doctor --fix".',
      fix,
    };
  return { subject: 'pages', ok: true, says: total === 0 ? 'none published yet' : `all ${total} in place` };
}

/** Compares the index with the database. */
export async function examineIndex(deps: IndexDeps): Promise<Finding> {
  const wrong = await findIndexDifferences(deps);
  if (wrong.length === 0) return { subject: 'index', ok: true, says: 'in step with the database' };
  const fix = async (): Promise<string> => `${await reconcileIndex(deps)} listings were indexed anew`;
  return {
    subject: 'index',
    ok: false,
    says: `${wrong.length} listings are missing, outdated or should be gone`,
    todo: 'Run "pnpm catalog doctor --fix", or start the server, which mends it.',
    fix,
  };
}

/** Asks the running server how its index is, since it alone may open it. */
export async function askServer(address: string | undefined): Promise<Finding> {
  const todo = 'Read the server’s log, or stop it and run this again.';
  if (address === undefined) return { subject: 'index', ok: false, says: 'the server does not say where it answers', todo };
  try {
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5000) });
    if (!answer.ok) return { subject: 'index', ok: false, says: `the server answers ${answer.status}`, todo };
    const { engine, warning } = Readiness.parse(await answer.json());
    if (warning !== undefined) return { subject: 'index', ok: false, says: `the ${engine} engine answers: ${warning}`, todo };
    return { subject: 'index', ok: true, says: `kept by the server at ${address}, which is ready; the ${engine} engine answers` };
  } catch {
    return { subject: 'index', ok: false, says: `the server does not answer at ${address}`, todo };
  }
}
