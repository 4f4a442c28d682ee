import { languages } from '#api/contract/text.ts';
import type { Database } from '#api/db/open-database.ts';
import { countPublic } from '#api/features/listings/index.ts';
import { explainFault } from '#api/platform/search/meilisearch/explain-fault.ts';
import { IndexClient } from '#api/platform/search/meilisearch/index-client.ts';
import { LiveGeneration } from '#api/platform/search/meilisearch/live-generation.store.ts';
import type { Finding } from './finding.ts';

/** What Meilisearch is examined with. */
export type MeilisearchContext = { readonly db: Database; readonly now: () => Date; readonly meilisearch: { readonly url: string; readonly key: string } };

const subject = 'meilisearch';
const start = 'Start the server, which builds it anew; until then the embedded index answers.';

/** Finds out whether Meilisearch is there, known and lets the catalogue in, and whether its indexes hold as many listings as the database. */
export async function examineMeilisearch({ db, now, meilisearch: { url, key } }: MeilisearchContext): Promise<Finding> {
  const client = new IndexClient(url, key);
  try {
    const version = await client.version();
    if (!version.startsWith('1.')) return { subject, ok: false, says: `${version} answers at ${url}, which this catalogue does not know`, todo: 'Run Meilisearch 1.x.' };
    return await examineIndexes(client, { live: new LiveGeneration(db, now), expected: countPublic(db), version });
  } catch (error) {
    const [says = '', ...todo] = explainFault(error).split('; ');
    return { subject, ok: false, says: `${says.replace(/\.$/, '')} (${url})`, todo: sentence(todo.join('; ')) };
  }
}

type Expected = { readonly live: LiveGeneration; readonly expected: number; readonly version: string };

async function examineIndexes(client: IndexClient, { live, expected, version }: Expected): Promise<Finding> {
  const generation = live.find();
  if (generation === undefined) return { subject, ok: false, says: `${version} answers, but no index was built in it yet`, todo: start };
  const counts = await Promise.all(languages.map((language) => client.count(live.uidOf(generation, language))));
  if (counts.includes(undefined)) return { subject, ok: false, says: `${version} answers, but the index of this catalogue is gone`, todo: start };
  const wrong = counts.find((count) => count !== expected);
  if (wrong !== undefined) return { subject, ok: false, says: `its index holds ${wrong} listings of ${expected}`, todo: start };
  return { subject, ok: true, says: `${version} answers, with all ${expected} listings in both languages` };
}

function sentence(text: string): string {
  return text === '' ? 'Look at its log.' : text.charAt(0).toUpperCase() + text.slice(1);
}
