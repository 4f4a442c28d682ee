import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cruiseTree } from '../support/cruise-tree.ts';

const root = resolve(import.meta.dirname, '../..');
const trees: string[] = [];
afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true });
});

const sound: Record<string, string> = {
  'api/src/contract/terms.ts': 'export const terms = 1;',
  'api/src/db/open.ts': 'export const open = 1;',
  'api/src/platform/failure.ts': 'export const failure = 1;',
  'api/src/features/vendors/index.ts': "export { vendor } from './vendor.store.ts';",
  'api/src/features/vendors/vendor.store.ts': "import { open } from '../../db/open.ts';\nexport const vendor = open;",
  'api/src/features/listings/index.ts': "import { vendor } from '../vendors/index.ts';\nexport const listing = vendor;",
  'site/src/data/terms.ts': "import { terms } from '../../../api/src/contract/terms.ts';\nexport const known = terms;",
};

function rulesBrokenBy(planted: Record<string, string>): string[] {
  const tree = mkdtempSync(join(tmpdir(), 'catalog-rules-'));
  trees.push(tree);
  for (const [path, source] of Object.entries({ ...sound, ...planted })) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), `${source}\n`);
  }
  writeFileSync(join(tree, 'package.json'), '{ "type": "module", "dependencies": { "fastify": "*", "zod": "*" } }');
  symlinkSync(join(root, 'api/node_modules'), join(tree, 'node_modules'));
  const { modules, violations } = cruiseTree(tree, join(root, '.dependency-cruiser.cjs'));
  expect(modules).toBeGreaterThan(0);
  return [...new Set(violations.map(({ rule }) => rule.name))];
}

const plants: readonly [rule: string, path: string, source: string][] = [
  ['no-cycles', 'api/src/db/open.ts', "import { vendor } from '../features/vendors/index.ts';\nexport const open = () => vendor;"],
  ['front-doors-between-features', 'api/src/features/listings/list.ts', "import { vendor } from '../vendors/vendor.store.ts';\nexport const list = vendor;"],
  ['front-doors-from-outside', 'api/src/jobs.ts', "import { vendor } from './features/vendors/vendor.store.ts';\nexport const jobs = vendor;"],
  ['contract-is-a-leaf', 'api/src/contract/listing.ts', "import { failure } from '../platform/failure.ts';\nexport const listing = failure;"],
  ['platform-knows-no-feature', 'api/src/platform/mail.ts', "import { vendor } from '../features/vendors/index.ts';\nexport const mail = vendor;"],
  ['rules-are-pure', 'api/src/features/vendors/claims.rules.ts', "import { vendor } from './vendor.store.ts';\nexport const claims = vendor;"],
  ['only-routes-import-fastify', 'api/src/features/vendors/show-vendor.ts', "import { fastify } from 'fastify';\nexport const show = fastify;"],
  ['site-sees-the-contract-alone', 'site/src/data/open.ts', "import { open } from '../../../api/src/db/open.ts';\nexport const opened = open;"],
  ['islands-ship-no-zod', 'site/src/islands/search.ts', "import { z } from 'zod';\nexport const query = z.string();"],
];

describe('the dependency rules', () => {
  it('let a sound tree pass', () => expect(rulesBrokenBy({})).toEqual([]));
  it.each(plants)('catch a planted breach of %s', (rule, path, source) => expect(rulesBrokenBy({ [path]: source })).toContain(rule));
});
