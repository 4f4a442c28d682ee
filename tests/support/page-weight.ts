import type { TestCatalogue } from './test-catalogue.ts';

type App = TestCatalogue['app'];

/** What a page weighs as it is sent, in bytes: each part compressed as browsers ask for it. */
export type PageWeight = { readonly html: number; readonly css: number; readonly js: number; readonly fonts: number; readonly parts: readonly Part[] };

/** A file that a page needs. */
export type Part = { readonly address: string; readonly kind: 'html' | 'css' | 'js' | 'font'; readonly bytes: number; readonly isKept: boolean };

const encoded = { 'accept-encoding': 'gzip, deflate, br, zstd' };

/** Weighs a page with its style sheets, scripts (those that they import too) and every font that its styles name. */
export async function weighPage(app: App, address: string): Promise<PageWeight> {
  const parts = new Map<string, Part>();
  const take = async (path: string, kind: Part['kind']): Promise<void> => {
    if (parts.has(path)) return;
    const response = await app.inject({ url: path, headers: encoded });
    if (response.statusCode !== 200) throw new Error(`${path} answers ${response.statusCode}.`);
    parts.set(path, { address: path, kind, bytes: response.rawPayload.length, isKept: (response.headers['cache-control'] ?? '').includes('immutable') });
    if (kind === 'font') return;
    const text = (await app.inject({ url: path, headers: { 'accept-encoding': 'identity' } })).body;
    for (const [found, next] of namedIn(text, kind)) await take(new URL(found, `http://localhost${path}`).pathname, next);
  };
  await take(address, 'html');
  const sum = (kind: Part['kind']) => [...parts.values()].filter((part) => part.kind === kind).reduce((bytes, part) => bytes + part.bytes, 0);
  return { html: sum('html'), css: sum('css'), js: sum('js'), fonts: sum('font'), parts: [...parts.values()] };
}

function namedIn(text: string, kind: Part['kind']): (readonly [string, Part['kind']])[] {
  const all = (expression: RegExp, next: Part['kind']) => [...text.matchAll(expression)].flatMap(([, found]) => (found === undefined ? [] : [[found, next] as const]));
  if (kind === 'css') return [...all(/url\(["']?([^"')]+\.woff2)/g, 'font'), ...all(/@import\s*(?:url\()?["']([^"']+)/g, 'css')];
  if (kind === 'js') return all(/(?:from|import)\s*\(?["'`](\.[^"'`]+\.js)/g, 'js');
  return [
    ...all(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g, 'css'),
    ...all(/<link[^>]*href="([^"]+)"[^>]*rel="stylesheet"/g, 'css'),
    ...all(/<script[^>]*src="([^"]+)"/g, 'js'),
    ...all(/<link[^>]*rel="modulepreload"[^>]*href="([^"]+)"/g, 'js'),
    ...all(/<link[^>]*href="([^"]+\.woff2)"/g, 'font'),
  ];
}
