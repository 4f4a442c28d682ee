import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const cruiser = resolve(import.meta.dirname, '../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const olderTypescript = resolve(import.meta.dirname, 'older-typescript.cjs');

/** One broken dependency rule. */
export type Violation = {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
};

/** What the rules found in a tree with the project's folders. */
export type Cruise = {
  readonly modules: number;
  readonly violations: readonly Violation[];
};

/** Applies the dependency rules to the tree in `directory`. */
export function cruiseTree(directory: string, rules: string): Cruise {
  const folders = ['api/src', 'site/src', 'site/adapter'].filter((folder) => existsSync(join(directory, folder)));
  const run = spawnSync(process.execPath, ['--require', olderTypescript, cruiser, '--config', rules, '--output-type', 'json', ...folders], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.stdout === '') throw new Error(`The cruiser said nothing but: ${run.stderr}`);
  const { summary, modules }: { summary: { violations: readonly Violation[] }; modules: readonly { source: string }[] } = JSON.parse(run.stdout);
  const own = modules.filter(({ source }) => source.endsWith('.ts') && !source.includes('node_modules'));
  return { modules: own.length, violations: summary.violations };
}
