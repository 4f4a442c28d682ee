import type { Finding } from '#api/contract/review.ts';
import type { Reader } from '#api/db/open-database.ts';
import { hasMixedScripts, likenessOf, named, type Named } from '#api/platform/names/look-alike.ts';
import { listNames, type Comparable, type KnownName } from './comparable.store.ts';
import { finding } from './finding.ts';

const batchSize = 400;
const most = 8;

/** Listings and vendors of others whose names may be taken for that of a submission; a vendor's own names are none. */
export async function findLookAlikes(db: Reader, given: Comparable): Promise<Finding[]> {
  const { en, fr } = given.content.name;
  const own = [...new Set([en, fr])].flatMap((name) => (name === undefined ? [] : [named(name)]));
  const mixed = own.filter(({ name }) => hasMixedScripts(name)).map(({ name }) => finding('name-mixed-scripts', { pointer: '/name', name }));
  const found: Finding[] = [];
  for (const kind of ['listing', 'vendor'] as const)
    for await (const other of names(db, kind)) {
      if (found.length >= most) break;
      if (other.vendorId !== given.vendorId && other.id !== given.listingId) found.push(...compare(own, other));
    }
  return [...mixed, ...found];
}

/** The names of everything, in batches; between two of them others may read, write and answer. */
async function* names(db: Reader, kind: KnownName['kind']): AsyncGenerator<KnownName> {
  let after = 0;
  for (;;) {
    const batch = listNames(db, kind, { after, limit: batchSize });
    yield* batch;
    const last = batch.at(-1);
    if (last === undefined || batch.length < batchSize) return;
    after = last.number;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function compare(own: readonly Named[], { kind, name, slug, vendorId }: KnownName): Finding[] {
  for (const side of new Set(name.split('\n'))) {
    if (side === '') continue;
    const other = named(side);
    const likenesses = own.map((one) => likenessOf(one, other)).filter((likeness) => likeness !== undefined);
    if (likenesses.length === 0) continue;
    const rule = kind === 'vendor' ? 'vendor-name-alike' : likenesses.includes('same') ? 'name-taken' : 'name-alike';
    return [finding(rule, { pointer: '/name', name: side, slug, vendor: vendorId })];
  }
  return [];
}
