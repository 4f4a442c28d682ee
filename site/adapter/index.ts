import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { pages } from '@catalog/api/contract/addresses.ts';
import { languages } from '@catalog/api/contract/text.ts';
import { catalogueOrigin } from './catalogue-origin.ts';
import { hashSources } from './hash-sources.ts';

/** Builds the site into one renderer: every page of the table of addresses, in both languages. */
export function pageRenderer(): AstroIntegration {
  let output = '';
  let sources = '';
  return {
    name: 'catalog-page-renderer',
    hooks: {
      'astro:config:setup': ({ command, injectRoute, addMiddleware, updateConfig }) => {
        // What is built needs no packages beside it.
        if (command === 'build') updateConfig({ vite: { ssr: { noExternal: true } } });
        if (command === 'dev') {
          addMiddleware({ entrypoint: new URL('./network-locals.ts', import.meta.url), order: 'pre' });
          updateConfig({ vite: { server: { proxy: Object.fromEntries(['/api/', '/images/', '/cards/'].map((path) => [path, catalogueOrigin])) } } });
        }
        for (const [name, page] of Object.entries(pages)) {
          const view = `src/views/${name.charAt(0).toUpperCase()}${name.slice(1)}.astro`;
          for (const language of languages) injectRoute({ pattern: page[language], entrypoint: view, prerender: false });
        }
      },
      'astro:config:done': ({ setAdapter, config }) => {
        output = fileURLToPath(config.outDir);
        setAdapter({
          name: 'catalog-page-renderer',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
        });
      },
      // Before anything is read, so that a change during the build shows as one.
      'astro:build:start': () => void (sources = hashSources(join(import.meta.dirname, '../..'))),
      'astro:build:done': () => {
        writeFileSync(join(output, 'build-id.txt'), `${hashOf(output)}\n`);
        writeFileSync(join(output, 'sources.txt'), `${sources}\n`);
      },
    },
  };
}

/** A hash of everything that was built, so that a page can tell which build made it. */
function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).toSorted((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))) {
    if (entry.isFile() && entry.name !== 'build-id.txt' && entry.name !== 'sources.txt') hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
  }
  return hash.digest('hex').slice(0, 16);
}
