import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const bin = (name: string): string => join(root, 'tests/node_modules/.bin', name);

type Check = {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly directory?: string;
};

/** How one static check ended. */
export type CheckResult = {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
};

const checks: readonly Check[] = [
  {
    name: 'format',
    command: bin('oxfmt'),
    arguments: ['--check', 'api/src', 'tests', 'site/src', 'site/adapter', 'site/scripts'].filter((path) => path === '--check' || existsSync(join(root, path))),
  },
  { name: 'lint', command: bin('oxlint'), arguments: ['--type-aware', 'api', 'tests', 'site'] },
  { name: 'types: api', command: bin('tsc'), arguments: ['-p', 'api'] },
  { name: 'types: tests', command: bin('tsc'), arguments: ['-p', 'tests'] },
  { name: 'types: site', command: join(root, 'site/node_modules/.bin/astro-check'), arguments: [], directory: join(root, 'site') },
  { name: 'dependencies', command: process.execPath, arguments: ['tests/support/cruise.ts'] },
  { name: 'unused', command: bin('knip'), arguments: ['--no-progress', '--no-config-hints'] },
];

function runCheck(check: Check): CheckResult {
  const started = performance.now();
  const run = spawnSync(check.command, check.arguments, {
    cwd: check.directory ?? root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // The linter looks for its type-aware half on the path.
    env: { ...process.env, PATH: `${join(root, 'tests/node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  });
  const seconds = (performance.now() - started) / 1000;
  const ok = run.status === 0;
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${check.name} (${seconds.toFixed(1)} s)\n`);
  if (!ok) process.stdout.write(`${run.error?.message ?? ''}${run.stdout}${run.stderr}\n`);
  return { name: check.name, ok, seconds };
}

/** Runs formatter, linter, compilers, dependency rules and the search for unused code, one after the other. */
export function runStaticChecks(): readonly CheckResult[] {
  return checks.map(runCheck);
}
