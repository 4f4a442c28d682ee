import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { Environment, readConfig } from '#api/config.ts';
import { columns, headersOf } from '#api/features/export/index.ts';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('README.md has every setting in its table, and no other', () => {
  const [, table = ''] = /## Settings\n([\s\S]*?)\n## /.exec(readme) ?? [];
  const documented = [...table.matchAll(/^\| `([A-Z_]+)` \|/gm)].flatMap(([, name]) => name ?? []);
  expect(documented.toSorted()).toEqual(Object.keys(Environment.shape).toSorted());
});

test('every setting says what is right for it, and its default is documented', () => {
  for (const [name, schema] of Object.entries(Environment.shape)) expect([name, schema.description ?? '']).toEqual([name, expect.stringMatching(/^(a|an|one|true|the) /)]);
  const defaults = readConfig({});
  for (const value of [defaults.port, defaults.host, defaults.rateLimit, defaults.contactEmail]) expect(readme).toContain(`| ${value} |`);
});

test('README.md has every command in its table, and no other', () => {
  const { stdout } = spawnSync(process.execPath, [join(root, 'api/src/cli.ts'), '--help'], { encoding: 'utf8' });
  const [, list = ''] = /Commands:\n([\s\S]*?)\n\n/.exec(stdout) ?? [];
  const commands = [...list.matchAll(/^ {2}([\w-]+)/gm)].flatMap(([, name]) => name ?? []).filter((name) => name !== 'help');
  const documented = [...readme.matchAll(/^\| `([a-z-]+)[ `][^|]*\|[^|]*\|$/gm)].flatMap(([, name]) => name ?? []);
  expect(commands.length).toBeGreaterThan(7);
  expect(documented.toSorted()).toEqual(commands.toSorted());
});

test('data/README.md has every column of an import with what it says', () => {
  const page = readFileSync(join(root, 'data/README.md'), 'utf8');
  for (const column of columns) {
    expect(page).toContain(
      headersOf(column)
        .map((name) => `\`${name}\``)
        .join('<br>'),
    );
    expect(page).toContain(`| ${column.about} |`);
  }
});
