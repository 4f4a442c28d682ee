import lighthouse from 'lighthouse';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createCatalogueClient } from '#api/contract/catalogue-client.ts';
import { pageAddress } from '#api/contract/addresses.ts';
import { ensureChromium, findChromium } from '../support/find-chromium.ts';
import { startServer, stopServer } from '../support/run-server.ts';
import { median, type Bench, type BenchRow } from './bench.ts';

const rounds = 5;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

type Scores = Readonly<Record<(typeof categories)[number], number>> & { readonly machine: number };

const flags = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** How often a visit is tried when the browser lost the trace of it, as happens on a busy machine. */
const tries = 3;

/** One visit as a phone on a slow network, its throttling simulated, in a browser of its own. @throws Error where Lighthouse gave no score */
async function visit(address: string, tried = 1): Promise<Scores> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const browser = await chromium.launch({ executablePath: findChromium() ?? chromium.executablePath(), args: [...flags, `--remote-debugging-port=${port}`] });
  try {
    const result = await lighthouse(address, { port, onlyCategories: [...categories], output: 'json', logLevel: 'error' });
    const report = result?.lhr;
    if (report === undefined || report.runtimeError !== undefined) throw new Error(`Lighthouse did not look at ${address}: ${report?.runtimeError?.code ?? 'no report'}`);
    const score = (name: (typeof categories)[number]): number => Math.round((report.categories[name]?.score ?? 0) * 100);
    sayWeaknesses(report.audits);
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
      machine: report.environment.benchmarkIndex,
    };
  } catch (error) {
    if (tried === tries) throw error;
  } finally {
    await browser.close();
  }
  return visit(address, tried + 1);
}

const said = new Set<string>();

/** Names each thing that Lighthouse would have otherwise, once. */
function sayWeaknesses(audits: Readonly<Record<string, { readonly title: string; readonly score: number | null; readonly scoreDisplayMode: string }>>): void {
  for (const [id, { title, score, scoreDisplayMode }] of Object.entries(audits)) {
    if (score === null || score >= 0.9 || scoreDisplayMode !== 'binary' || said.has(id)) continue;
    said.add(id);
    process.stdout.write(`    ${id}: ${title}\n`);
  }
}

async function looksOf(base: string): Promise<{ name: string; address: string }[]> {
  const client = createCatalogueClient((path) => fetch(`${base}${path}`));
  const [taxonomy, newest] = await Promise.all([client.taxonomy(), client.newest({ limit: 1 })]);
  return [
    { name: 'home', address: pageAddress('home', 'en') },
    // A search for words asks search engines to leave it out, and would lose their points.
    { name: 'search', address: pageAddress('search', 'fr') },
    { name: 'listing', address: pageAddress('listing', 'en', { slug: newest.items[0]?.slug ?? '' }) },
    { name: 'area', address: pageAddress('area', 'fr', { area: taxonomy.areas[0]?.slug.fr ?? '' }) },
  ];
}

async function measure(report: (row: BenchRow) => void): Promise<void> {
  ensureChromium();
  const home = mkdtempSync(join(tmpdir(), 'catalog-lighthouse-'));
  const server = startServer({ env: { CATALOG_HOME: home, RATE_LIMIT: '1000000' } });
  try {
    const base = await server.opened;
    const machines: number[] = [];
    for (const { name, address } of await looksOf(base)) {
      const visits: Scores[] = [];
      for (let round = 0; round < rounds; round += 1) visits.push(await visit(`${base}${address}`));
      machines.push(...visits.map(({ machine }) => machine));
      for (const category of categories)
        report({ name: `${name}: ${category}, median of ${rounds}`, unit: 'score', ours: median(visits.map((one) => one[category])), bar: { of: 'ours', atLeast: 98 } });
    }
    report({ name: 'benchmark index of this machine', unit: 'count', ours: median(machines) });
  } finally {
    await stopServer(server);
    rmSync(home, { recursive: true, force: true });
  }
}

/** Lighthouse, mobile, simulated throttling, on the pages that people come to first. */
export const bench: Bench = { title: 'Lighthouse, mobile', measure };
