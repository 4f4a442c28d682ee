import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pages, type PageName } from '#api/contract/addresses.ts';
import type { Language } from '#api/contract/text.ts';
import { matchPage } from '#api/features/pages/index.ts';

const root = resolve(import.meta.dirname, '../..');

/** Beside the packages of the site, which its pages are built with. */
const folder = join(root, 'site/.cache/plain-astro');
const site = '../../..';

const config = (baseUrl: string): string => `export default {
  output: 'static', trailingSlash: 'always', site: '${baseUrl}', devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' }, vite: { build: { assetsInlineLimit: 0 } },
};
`;

/** What no page changes is asked for once, as whoever builds a site would. */
const middleware = `import { createCatalogueClient } from '@catalog/api/contract/catalogue-client.ts';
const kept = new Map();
const read = async (path) => {
  const answer = await fetch(process.env.CATALOG_ORIGIN + path);
  const body = await answer.json();
  return { status: answer.status, json: async () => body };
};
const same = /\\/(taxonomy|contacts|coverage|featured)$/;
const client = createCatalogueClient((path) => {
  if (!same.test(path)) return read(path);
  if (!kept.has(path)) kept.set(path, read(path));
  return kept.get(path);
});
export const onRequest = ({ locals }, next) => {
  Object.assign(locals, { client, today: new Date().toISOString().slice(0, 10), caller: undefined, form: undefined });
  return next();
};
`;

/** A page of the build: the same view as ours, and the slots of its addresses. */
function writePage(name: PageName, language: Language, slots: readonly Record<string, string>[]): void {
  const pattern = pages[name][language];
  const file = join(folder, 'src/pages', `${pattern}index.astro`);
  const depth = '../'.repeat(file.slice(folder.length).split('/').length - 2);
  const view = `${depth}${site.slice(3)}/src/views/${name.charAt(0).toUpperCase()}${name.slice(1)}.astro`;
  const paths = pattern.includes('[') ? `export const getStaticPaths = () => ${JSON.stringify(slots.map((params) => ({ params })))};\n` : '';
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `---\nimport View from '${view}';\n${paths}---\n<View />\n`);
}

/** Builds addresses of a running catalogue with Astro alone, and says how many pages that made and how long it took, in seconds. */
export async function buildPlainly(origin: string, baseUrl: string, addresses: readonly string[]): Promise<{ pages: number; seconds: number }> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'src/pages'), { recursive: true });
  const bySource = Map.groupBy(
    addresses.flatMap((address) => matchPage(address) ?? []),
    ({ name, language }) => `${name} ${language}`,
  );
  for (const matches of bySource.values()) {
    const [first] = matches;
    if (first === undefined || !isPage(first.name)) continue;
    const names = [...pages[first.name][first.language].matchAll(/\[(\w+)\]/g)].map(([, slot = '']) => slot);
    writePage(
      first.name,
      first.language,
      matches.map(({ slots }) => Object.fromEntries(names.map((slot, index) => [slot, slots[index] ?? '']))),
    );
  }
  writeFileSync(join(folder, 'astro.config.mjs'), config(baseUrl));
  writeFileSync(join(folder, 'src/middleware.js'), middleware);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  try {
    return await runAstro(origin);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isPage(name: string): name is PageName {
  return name in pages;
}

async function runAstro(origin: string): Promise<{ pages: number; seconds: number }> {
  const started = performance.now();
  const build = spawn(process.execPath, [join(root, 'site/node_modules/astro/bin/astro.mjs'), 'build', '--silent', '--root', folder], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CATALOG_ORIGIN: origin, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const [code] = await once(build, 'close');
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error('The plain build failed; the lines above say why.');
  return { pages: readdirSync(join(folder, 'dist'), { recursive: true }).filter((name) => String(name).endsWith('.html')).length, seconds };
}
