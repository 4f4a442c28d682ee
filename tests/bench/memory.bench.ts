import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, startServer, stopServer } from '../support/run-server.ts';
import type { Bench } from './bench.ts';

/** Megabytes that a process has in memory, now and at most so far, and its own without the mapped database. */
function memoryOf(pid: number | undefined): { now: number; most: number; own: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { now: read('VmRSS'), most: read('VmHWM'), own: read('RssAnon') };
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const paths = ['/en/', '/fr/', '/en/solutions/?q=cloud', '/api/v1/listings?q=nuage&lang=fr', '/en/plan/', '/api/v1/listings?area=secure-it&page=3'];

/** Asks for pages and searches, twenty at a time. */
async function load(address: string, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  const ask = async (_: unknown, start: number): Promise<void> => {
    for (let turn = start; performance.now() < until; turn += 1) await fetch(`${address}${paths[turn % paths.length]}`).then((answer) => answer.arrayBuffer());
  };
  await Promise.all(Array.from({ length: 20 }, ask));
}

/** How much memory the server takes at 10,000 listings. */
export const bench: Bench = {
  title: 'Memory at 10,000 listings',
  measure: async (report) => {
    const home = mkdtempSync(join(tmpdir(), 'catalog-bench-memory-'));
    const env = { CATALOG_HOME: home, BASE_URL: 'http://catalogue.example', RATE_LIMIT: '999999999' };
    try {
      await runCommand(['generate', '--listings', '10000', '--seed', '1'], { env }).ended;
      const server = startServer({ env });
      const address = await server.opened;
      report({ name: 'right after the start', unit: 'MB', ours: memoryOf(server.child.pid).now });
      const begun = performance.now();
      while (!server.output().includes('All pages are published') && performance.now() - begun < 300_000) await wait(250);
      await wait(2000);
      report({ name: 'idle, all pages published', unit: 'MB', ours: memoryOf(server.child.pid).now });
      await load(address, 15_000);
      const { now, most, own } = memoryOf(server.child.pid);
      report({ name: 'after 15 s of pages and searches twenty at a time', unit: 'MB', ours: now });
      report({ name: 'of which its own, the mapped database left out', unit: 'MB', ours: own });
      report({ name: 'at most', unit: 'MB', ours: most });
      await stopServer(server);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
};
