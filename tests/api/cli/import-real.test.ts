import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#api/config.ts';
import { importListings, type ImportReport, type ImportRequest, type Problem, type Repair } from '#api/features/import/index.ts';
import { rebuildIndex, searchListings } from '#api/features/search/index.ts';
import { openRuntime, type Runtime } from '#api/runtime.ts';
import { mapOfferings, type Offering } from '../../support/map-offerings.ts';
import { mapResource, type Resource } from '../../support/map-resources.ts';

// In parts, since the project names no place outside of itself.
const beside = ['..', '../..'].map((up) => resolve(import.meta.dirname, '../../..', up, ['shared', 'data'].join('/')));
const files = ['fedramp-offerings.json', 'open-resource-exchange.json'];
const folder = beside.find((place) => files.every((file) => existsSync(join(place, file)))) ?? '';
const isThere = folder !== '';
if (!isThere) process.stdout.write('SKIPPED: the import of real listings, whose files are not on this machine.\n');

const home = mkdtempSync(join(tmpdir(), 'catalog-real-'));
const contact = { role: { en: 'Catalogue office', fr: 'Bureau du catalogue' }, email: 'office@catalog.example' };

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openRuntime(readConfig({ CATALOG_HOME: home, LOG_LEVEL: 'silent' }), () => undefined);
});
afterAll(async () => {
  await runtime.close();
  rmSync(home, { recursive: true, force: true });
});

async function importRows(rows: readonly object[], options: Partial<ImportRequest>): Promise<ImportReport & { problems: Problem[]; repairsTold: Repair[] }> {
  const file = join(home, 'rows.jsonl');
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const problems: Problem[] = [];
  const repairsTold: Repair[] = [];
  const { db, taxonomy, now } = runtime;
  const report = await importListings({
    db,
    taxonomy,
    now,
    file,
    format: 'jsonl',
    sample: true,
    onProblem: (problem) => void problems.push(problem),
    onRepair: (repair) => void repairsTold.push(repair),
    ...options,
  });
  return { ...report, problems, repairsTold };
}

const read = <Entry>(name: string): Entry[] => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const search = async (q: string, lang: 'en' | 'fr'): Promise<number> => (await searchListings(runtime, { q, lang, sort: 'relevance', page: 1 })).total;

describe.skipIf(!isThere)('real listings', () => {
  test('without a contact every row is refused, each with the missing field, and nothing is written', async () => {
    const offerings = mapOfferings(read<Offering>('fedramp-offerings.json'), undefined);
    const { rows, refused, written, problems } = await importRows(offerings, { fix: true, language: 'en' });
    expect([rows, refused, written]).toEqual([425, 425, false]);
    const missing = problems.filter(({ field, reason }) => field === 'content.contact' && reason.startsWith('It is missing; '));
    expect(missing.length).toBe(425);
  });

  test('without repairs the addresses that lack https:// are told, with what to do', async () => {
    const offerings = mapOfferings(read<Offering>('fedramp-offerings.json'), contact);
    const { problems } = await importRows(offerings, { language: 'en', dryRun: true });
    const bare = problems.filter(({ field }) => field === 'content.website');
    expect(bare.length).toBeGreaterThan(150);
    expect(bare.some(({ reason }) => reason.includes('"www.cloud.gov" (--fix adds https://)'))).toBe(true);
  });

  test('425 cloud offerings are imported but for those that lack or exceed something', async () => {
    const offerings = mapOfferings(read<Offering>('fedramp-offerings.json'), contact);
    const first = await importRows(offerings, { fix: true, language: 'en', keepGood: true });
    process.stdout.write(`offerings: ${first.created} added, ${first.refused} refused, ${first.repairs} values repaired\n`);
    for (const { line, field, reason } of first.problems) process.stdout.write(`  line ${line}, ${field}: ${reason}\n`);
    expect(first.created + first.refused).toBe(425);
    expect(first.created).toBeGreaterThanOrEqual(400);
    const reasons = first.problems.map(({ field, reason }) => `${field}: ${reason}`);
    expect(reasons.some((reason) => reason === 'content.description.en: It has 11,860 characters; at most 6,000 are allowed.')).toBe(true);
    expect(reasons.some((reason) => reason === 'content.description: It is missing.')).toBe(true);
    expect(reasons.some((reason) => reason === 'content.website: It is missing.')).toBe(true);
    expect(first.repairsTold.some(({ from, to }) => from === 'www.cloud.gov' && to === 'https://www.cloud.gov')).toBe(true);
    const again = await importRows(offerings, { fix: true, language: 'en', keepGood: true });
    expect([again.created, again.updated, again.unchanged]).toEqual([0, 0, first.created]);
  });

  test('108 bilingual resources are imported but for standards without an address', async () => {
    const resources = read<Resource>('open-resource-exchange.json').map((resource) => mapResource(resource, contact));
    const report = await importRows(resources, { fix: true, keepGood: true });
    process.stdout.write(`resources: ${report.created} added, ${report.refused} refused, ${report.repairs} values repaired\n`);
    for (const { line, field, reason } of report.problems) process.stdout.write(`  line ${line}, ${field}: ${reason}\n`);
    expect(report.created + report.refused).toBe(108);
    expect(report.created).toBeGreaterThanOrEqual(95);
    expect(report.problems.filter(({ field, reason }) => field === 'content.website' && reason === 'It is missing.').length).toBe(6);
  });

  test('what was imported is found in both languages', async () => {
    await rebuildIndex(runtime);
    expect(await search('cloud.gov', 'en')).toBeGreaterThan(0);
    expect(await search('endpoint resilience', 'en')).toBeGreaterThan(0);
    expect(await search('Accumulo', 'fr')).toBeGreaterThan(0);
    expect(await search('compression de données', 'fr')).toBeGreaterThan(0);
    expect(await search('', 'en')).toBeGreaterThan(500);
  });
});
