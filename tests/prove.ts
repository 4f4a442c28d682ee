import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

// Every promise with the number of cases that it names; takes far longer than the tests do.
const projects = ['faults', 'processes', 'site'].flatMap((name) => ['--project', name]);
const run = spawnSync(process.execPath, [join(root, 'tests/node_modules/vitest/vitest.mjs'), 'run', '--root', 'tests', ...projects, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CATALOG_PROVE: 'full', ASTRO_TELEMETRY_DISABLED: '1' },
});
process.exitCode = run.status ?? 1;
