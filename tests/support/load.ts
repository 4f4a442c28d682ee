import { execFile, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

/** Whether wrk, which costs the machine less than a generator in JavaScript, is installed. */
const hasWrk = spawnSync('wrk', ['--version']).error === undefined;

/** The name of what makes the load. */
export const loadGenerator = hasWrk ? 'wrk' : 'autocannon';

const run = promisify(execFile);
const autocannon = resolve(import.meta.dirname, '../node_modules/.bin/autocannon');

/** Asks for an address over 16 kept connections for some seconds; returns the requests answered a second. */
export async function requestsPerSecond(address: string, headers: Readonly<Record<string, string>>, seconds: number): Promise<number> {
  const named = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  if (!hasWrk) {
    const report: { requests: { average: number } } = JSON.parse((await run(autocannon, ['-c', '16', '-d', String(seconds), '--json', ...named, address])).stdout);
    return report.requests.average;
  }
  const { stdout } = await run('wrk', ['-t1', '-c16', `-d${seconds}s`, ...named, address]);
  if (/Non-2xx/.test(stdout)) throw new Error(`${address} did not answer well:\n${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}
