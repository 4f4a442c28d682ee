import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const ownFolders = ['api', 'site', 'data', 'migrations', 'tests', '.ci'];
const notOurs = new Set(['node_modules', 'dist', 'var', '.astro', '.cache', 'coverage', 'fonts-generated', '.git']);
const text = /\.(ts|mjs|cjs|js|astro|css|md|json|ya?ml|sql)$|\.ci\/run$/;

function filesUnder(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function ownTexts(): string[] {
  const inFolders = ownFolders.filter((folder) => existsSync(join(root, folder))).flatMap((folder) => filesUnder(join(root, folder)));
  const atRoot = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(root, entry.name));
  return [...inFolders, ...atRoot].filter((path) => text.test(path) && !path.endsWith('pnpm-lock.yaml'));
}

describe('the repository', () => {
  it('has every file that ARCHITECTURE.md names', () => {
    const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const named = [...page.matchAll(/`((?:api|site|data|migrations|tests)\/[^`*{}<>\s]+)`/g)].flatMap(([, path]) => path ?? []);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('has no style sheet or component of more than 250 lines', () => {
    const sheets = filesUnder(join(root, 'site/src')).filter((path) => /\.(css|astro)$/.test(path));
    expect(sheets.length).toBeGreaterThan(50);
    expect(sheets.filter((path) => readFileSync(path, 'utf8').split('\n').length > 251)).toEqual([]);
  });

  it('keeps registry addresses out of the lockfile', () => {
    const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
    expect(lockfile.split('\n').filter((line) => /tarball:|resolution:.*https?:/.test(line))).toEqual([]);
  });

  it('says nothing about how it was made', () => {
    // In parts, so that this file passes its own test.
    const words = [
      ['..', 'shared'],
      ['', 'work', 'main'],
      ['', 'work', 'shared'],
      ['', 'tmp', 'briefs'],
    ].map((parts) => parts.join('/'));
    const hosts = [
      ['registry', 'npmjs', 'org'],
      ['registry', 'yarnpkg', 'com'],
    ].map((parts) => parts.join('.'));
    const guilty = ownTexts().filter((path) => [...words, ...hosts].some((word) => readFileSync(path, 'utf8').includes(word)));
    expect(guilty).toEqual([]);
  });

  it('names the order of the layers in each style sheet that a page brings along, since the first to be read decides it', () => {
    const folder = join(root, 'site/src');
    const sources = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.astro'));
    const imported = new Set(
      sources.flatMap((entry) => [...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(/styles\/([\w-]+\.css)'/g)].flatMap(([, name]) => name ?? [])),
    );
    const guilty = [...imported].filter(
      (name) => name !== 'site.css' && !readFileSync(join(folder, 'styles', name), 'utf8').startsWith('@layer tokens, base, layout, components, page;'),
    );
    expect(imported.size).toBeGreaterThan(10);
    expect(guilty).toEqual([]);
  });

  it('has both languages in each file of words', async () => {
    const folder = join(root, 'site/src/text');
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ts')) : [];
    const oneSided = files.filter((name) => {
      // Long words have a file for each language.
      if (/-(en|fr)\.ts$/.test(name)) return !files.includes(name.replace(/-(en|fr)\.ts$/, (_, side: string) => `-${side === 'en' ? 'fr' : 'en'}.ts`));
      const source = readFileSync(join(folder, name), 'utf8');
      return /\bwords\b/.test(source) && !(/\ben\b\s*[:,=]/.test(source) && /\bfr\b\s*[:,=]/.test(source));
    });
    expect(oneSided).toEqual([]);
  });

  it('documents every setting in README.md', () => {
    const config = readFileSync(join(root, 'api/src/config.ts'), 'utf8');
    const settings = [...config.matchAll(/^ {2}([A-Z_]+): z\./gm)].flatMap(([, name]) => name ?? []);
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(settings.length).toBeGreaterThan(5);
    expect(settings.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
