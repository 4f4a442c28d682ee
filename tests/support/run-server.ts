import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The root of the checkout. */
export const root = resolve(import.meta.dirname, '../..');

/** How a process ended, and what it said. */
export type Ended = { readonly code: number | null; readonly output: string; readonly errors: string; readonly seconds: number };

/** A process of the catalogue: a server or a command. */
export type Running = {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  readonly ended: Promise<Ended>;
  /** The address of the server once it is open. @throws Error when it ends before that */
  readonly opened: Promise<string>;
};

type Start = { readonly env?: NodeJS.ProcessEnv; readonly checkout?: string; readonly options?: Pick<SpawnOptions, 'uid' | 'gid'> };

const bare = { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'silent', HOST: '127.0.0.1', PORT: '0' };

/** Starts a server as `pnpm start` does, on a free port unless the environment says another. */
export function startServer(start: Start = {}): Running {
  return run('api/src/server.ts', [], start);
}

/** Runs a command of `pnpm catalog`. */
export function runCommand(words: readonly string[], start: Start = {}): Running {
  return run('api/src/cli.ts', words, start);
}

function run(script: string, words: readonly string[], { env = {}, checkout = root, options = {} }: Start): Running {
  const started = performance.now();
  const child = spawn(process.execPath, [join(checkout, script), ...words], { cwd: checkout, env: { ...bare, ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const [output, errors] = [gather(child.stdout), gather(child.stderr)];
  const ended = new Promise<Ended>((settle) => {
    child.on('close', (code) => settle({ code, output: output(), errors: errors(), seconds: (performance.now() - started) / 1000 }));
  });
  const opened = new Promise<string>((settle, refuse) => {
    child.stdout?.on('data', () => {
      const [, address] = /open at (http:\S+?)\/ /.exec(output()) ?? [];
      if (address !== undefined) settle(address);
    });
    void ended.then(({ code }) => refuse(new Error(`It ended with ${code} before it was open: ${output()}${errors()}`)));
  });
  // Whoever does not wait for it is not told either.
  opened.catch(() => undefined);
  return { child, output, errors, ended, opened };
}

function gather(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (part: string) => void (text += part));
  return () => text;
}

/** Ends a server with SIGTERM, and says how it ended. */
export async function stopServer({ child, ended }: Running): Promise<Ended> {
  child.kill('SIGTERM');
  return ended;
}

/** How a server ended that was not to open. @throws Error when it opens */
export async function refusedStart(server: Running): Promise<Ended> {
  const opened = server.opened.then(
    (address) => {
      server.child.kill('SIGKILL');
      throw new Error(`It is open at ${address}, and should have refused.`);
    },
    () => server.ended,
  );
  return Promise.race([server.ended, opened]);
}

/** A hash of the database files of a folder of state, whatever is in them. */
export function hashDatabase(home: string): string {
  const hash = createHash('sha256');
  for (const name of ['catalog.db', 'catalog.db-wal']) if (existsSync(join(home, name))) hash.update(name).update(readFileSync(join(home, name)));
  return hash.digest('hex');
}
