import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A server in a process of its own. */
export type StartedServer = {
  readonly address: string;
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  readonly stop: () => Promise<number | null>;
  readonly kill: () => Promise<void>;
};

/** Starts the catalogue on a folder of state, as `pnpm start` does, and waits until it says where it is open. */
export function startServer(home: string, settings: Readonly<Record<string, string>> = {}): Promise<StartedServer> {
  // The test runner sets a BASE_URL of its own.
  const environment = { ...process.env, HOST: '127.0.0.1', PORT: '0', CATALOG_HOME: home, RATE_LIMIT: '1000000', LOG_LEVEL: 'error', BASE_URL: '', ...settings };
  return startProcess(resolve(root, 'api/src/server.ts'), [], environment);
}

/** Starts a script that prints its address, and waits for that. @throws Error with what it printed where it ends before */
export async function startProcess(script: string, values: readonly string[], environment: NodeJS.ProcessEnv = process.env): Promise<StartedServer> {
  const child = spawn(process.execPath, [script, ...values], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  // Listened for from the start: a process may have ended before anyone waits for it.
  const ended = once(child, 'exit');
  const lines: string[] = [];
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      lines.push(
        ...chunk
          .toString()
          .split('\n')
          .filter((line) => line !== ''),
      );
      const said = lines.map((line) => /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/.exec(line)?.[1]).find((port) => port !== undefined);
      if (said !== undefined) resolve(`http://127.0.0.1:${said}`);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`The server ended: ${lines.join('\n')}`)));
  });
  const stop = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
    return child.exitCode;
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { address, process: child, lines, stop, kill };
}
