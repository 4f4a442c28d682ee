import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadGenerator, requestsPerSecond } from '../support/load.ts';
import { hasNginx, startNginx } from '../support/nginx.ts';
import { startProcess, startServer } from '../support/start-server.ts';
import { compare, median, type Bench } from './bench.ts';

const page = '/en/solutions/permit-ledger/';
const seconds = 2;
const headers = { 'accept-encoding': 'gzip' };

/** Waits until the published page answers, not one rendered for the request. */
async function published(address: string): Promise<Buffer> {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(address, { headers });
    const body = Buffer.from(await answer.arrayBuffer());
    if (answer.headers.get('vary') === 'accept-encoding') return body;
    await new Promise((passed) => setTimeout(passed, 100));
  }
  throw new Error('The page was not published.');
}

/** How fast a published page is sent, beside a bare route and nginx that send the same bytes. */
export const bench: Bench = {
  title: `serving a published page (${loadGenerator}, 16 connections, gzip)`,
  measure: async (report) => {
    const home = mkdtempSync(join(tmpdir(), 'catalog-bench-'));
    const server = await startServer(join(home, 'state'));
    const plain = await published(`${server.address}${page}`);
    // Long enough for what publishes in the background to end.
    while (!server.lines.some((line) => line.startsWith('All pages'))) await new Promise((passed) => setTimeout(passed, 200));
    const folder = join(home, 'www');
    mkdirSync(folder);
    writeFileSync(join(folder, 'page.html'), plain);
    writeFileSync(join(folder, 'page.html.gz'), gzipSync(plain, { level: 6 }));
    const bare = await startProcess(join(import.meta.dirname, '../support/bare-server.cjs'), [join(folder, 'page.html.gz'), 'gzip']);
    const nginx = hasNginx ? await startNginx(folder, `root ${folder}; gzip_static on;`) : undefined;

    const ours = (): Promise<number> => requestsPerSecond(`${server.address}${page}`, headers, seconds);
    await ours();
    const row = await compare(ours, () => requestsPerSecond(`${bare.address}/`, headers, seconds));
    report({
      name: 'requests',
      unit: 'per second',
      ours: row.ours,
      reference: { name: 'a bare Fastify route', value: row.reference },
      ratio: row.ratio,
      bar: { of: 'ratio', atLeast: 0.8 },
    });
    if (nginx !== undefined) {
      const rounds = [];
      for (let round = 0; round < 3; round += 1) rounds.push(await requestsPerSecond(`${nginx.address}/page.html`, headers, seconds));
      report({ name: 'requests', unit: 'per second', ours: row.ours, reference: { name: 'nginx with gzip_static', value: median(rounds) }, ratio: row.ours / median(rounds) });
    }
    await Promise.all([server.stop(), bare.stop(), nginx?.stop()]);
    rmSync(home, { recursive: true, force: true });
  },
};
