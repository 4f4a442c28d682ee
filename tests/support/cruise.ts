import { join, resolve } from 'node:path';
import { cruiseTree } from './cruise-tree.ts';

const root = resolve(import.meta.dirname, '../..');
const { modules, violations } = cruiseTree(root, join(root, '.dependency-cruiser.cjs'));
for (const violation of violations) process.stdout.write(`${violation.rule.name}: ${violation.from} → ${violation.to}\n`);
process.stdout.write(`${modules} modules, ${violations.length} violations\n`);
if (modules === 0) process.stdout.write('No module was cruised: the rules were not checked.\n');
process.exitCode = modules === 0 || violations.length > 0 ? 1 : 0;
