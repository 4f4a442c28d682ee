import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = join(resolve(import.meta.dirname, '../../..'), 'site/src/text');
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

type Said = { readonly at: string; readonly text: string };

/** Every string under a language of a module, those of its functions with letters in place of what they are given. */
function saidIn(value: unknown, at: string): Said[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value === 'function') return saidIn(call(value), at);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => saidIn(part, `${at}.${key}`));
}

function call(words: Function): unknown {
  try {
    return Reflect.apply(words, undefined, ['X', 'X', 'X', 'X']);
  } catch {
    return undefined;
  }
}

async function wordsOf(language: 'en' | 'fr'): Promise<Said[]> {
  const modules = await Promise.all(files.map(async (name) => ({ name, module: Object.values(await import(pathToFileURL(join(folder, name)).href)) })));
  return modules.flatMap(({ name, module }) => module.flatMap((words) => (isBilingual(words) ? saidIn(words[language], name) : [])));
}

function isBilingual(words: unknown): words is { en: unknown; fr: unknown } {
  return words !== null && typeof words === 'object' && 'en' in words && 'fr' in words;
}

const en = await wordsOf('en');
const fr = await wordsOf('fr');
const breaking = (expression: RegExp, words: readonly Said[]) =>
  words.filter(({ text }) => expression.test(text.replaceAll(/https?:\S+|`[^`]*`/g, ''))).map(({ at, text }) => `${at}: ${text}`);

describe('the words of the pages', () => {
  it('say the same things in both languages', () => {
    expect(fr.length).toBeGreaterThan(200);
    expect(fr.map(({ at }) => at)).toEqual(en.map(({ at }) => at));
  });

  it('have no straight apostrophe or quotation mark', () => {
    expect(breaking(/['"]/, [...en, ...fr])).toEqual([]);
  });

  it('put a narrow no-break space before ; ! and ? in French', () => {
    expect(breaking(/[^\u202f?!;][;!?](?!\S)/, fr)).toEqual([]);
  });

  it('put a no-break space before : in French', () => {
    expect(breaking(/[^\u00a0]:(?!\S)/, fr)).toEqual([]);
  });

  it('put narrow no-break spaces within « » in French', () => {
    expect(breaking(/«(?!\u202f)|(?<!\u202f)»/, fr)).toEqual([]);
  });

  it('are never empty', () => {
    const mayBeEmpty = ['browse.ts.frOrigin'];
    expect([...en, ...fr].filter(({ at, text }) => text.trim() === '' && !mayBeEmpty.includes(at))).toEqual([]);
  });
});
