import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureChromium } from './support/find-chromium.ts';
import { runStaticChecks } from './support/static-checks.ts';

const root = resolve(import.meta.dirname, '..');
const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };

type Count = { readonly passed: number; readonly failed: number };
const countOf = (ok: boolean): Count => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
const sum = (counts: readonly Count[]): Count => counts.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), { passed: 0, failed: 0 });

function buildSite(): Count {
  const built = spawnSync(process.execPath, [join(root, 'site/node_modules/astro/bin/astro.mjs'), 'build', '--silent'], {
    cwd: join(root, 'site'),
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment,
  });
  process.stdout.write(`${built.status === 0 ? 'ok    ' : 'FAILED'} build the site\n`);
  return countOf(built.status === 0);
}

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
};

function countTests(report: Report, exitedWell: boolean): Count {
  // A file that throws while loading fails without any test of its own.
  const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')).length;
  const failed = report.numFailedTests + broken;
  if (report.numPendingTests > 0) process.stdout.write(`SKIPPED: ${report.numPendingTests} tests\n`);
  return { passed: report.numPassedTests, failed: failed === 0 && !exitedWell ? 1 : failed };
}

function runVitest(chromium: string | undefined): Count {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-tests-'));
  const output = join(folder, 'report.json');
  const run = spawnSync(
    process.execPath,
    [join(root, 'tests/node_modules/vitest/vitest.mjs'), 'run', '--root', 'tests', '--reporter=default', '--reporter=json', `--outputFile.json=${output}`],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...environment, ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }) },
      timeout: 19 * 60_000,
    },
  );
  try {
    const report: Report = JSON.parse(readFileSync(output, 'utf8'));
    return countTests(report, run.status === 0);
  } catch {
    process.stdout.write('FAILED The tests ended without a report.\n');
    return countOf(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const chromium = ensureChromium();
const built = buildSite();
const checked = runStaticChecks().map(({ ok }) => countOf(ok));
const { passed, failed } = sum([built, ...checked, runVitest(chromium)]);
// Set, not called: the last line must be written before the process ends.
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
