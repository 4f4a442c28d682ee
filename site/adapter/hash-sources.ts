import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Everything that the built site is made of, from the root of the checkout. */
const sources = [
  'site/src',
  'site/adapter',
  'site/public',
  'site/scripts',
  'site/astro.config.ts',
  'site/package.json',
  'site/tsconfig.json',
  'api/src/contract',
  'pnpm-lock.yaml',
];

/** A hash of the sources of the site, which tells whether a build is of today's. */
export function hashSources(root: string): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(join(root, source)))) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
