import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, startServer, stopServer, root } from '../support/run-server.ts';
import { median, type Bench } from './bench.ts';

const rounds = 7;
const env = (home: string) => ({ CATALOG_HOME: home, BASE_URL: 'http://catalogue.example' });

/** Seconds from the start of the process until the home page was sent. */
async function startOnce(home: string): Promise<number> {
  const begun = performance.now();
  const server = startServer({ env: env(home) });
  await fetch(`${await server.opened}/en/`).then((answer) => answer.arrayBuffer());
  const seconds = (performance.now() - begun) / 1000;
  await stopServer(server);
  return seconds;
}

const bareServer = "const app = require('fastify')(); app.get('/en/', async () => 'hello'); app.listen({ port: 0 }).then((address) => console.log(address));";

/** The same for a bare server that answers one line, from the same packages. */
async function startBare(): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['-e', bareServer], { cwd: join(root, 'api'), stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  await fetch(`${String(line).trim().replace('[::1]', 'localhost')}/en/`).then((answer) => answer.arrayBuffer());
  const seconds = (performance.now() - begun) / 1000;
  child.kill('SIGKILL');
  await once(child, 'close');
  return seconds;
}

/** How long a start takes until the first page is sent. */
export const bench: Bench = {
  title: 'Start-up',
  measure: async (report) => {
    const home = mkdtempSync(join(tmpdir(), 'catalog-bench-start-'));
    try {
      report({ name: 'first start with the samples, the site built, until the home page is sent', unit: 's', ours: await startOnce(home) });
      await startOnce(home);
      const [ours, bare]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await startOnce(home));
        bare.push(await startBare());
      }
      report({
        name: 'second start until the home page is sent',
        unit: 's',
        ours: median(ours),
        reference: { name: 'bare Fastify', value: median(bare) },
        bar: { of: 'ours', atMost: 3 },
      });
      await runCommand(['generate', '--listings', '10000', '--seed', '1'], { env: env(home) }).ended;
      await startOnce(home);
      report({
        name: 'a later start at 10,000 listings',
        unit: 's',
        ours: median([await startOnce(home), await startOnce(home), await startOnce(home)]),
        bar: { of: 'ours', atMost: 3 },
      });
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
};
