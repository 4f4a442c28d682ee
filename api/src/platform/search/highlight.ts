import type { Language } from '#api/contract/text.ts';
import { stem } from './analysis/stem.ts';
import { tokenize } from './analysis/tokenize.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A text as safe HTML, with each word whose stem is wanted marked. */
export type Highlighter = (wanted: ReadonlySet<string>) => string;

/** Takes a text apart once, so that it can be marked for any number of queries. */
export function highlighter(text: string, language: Language): Highlighter {
  const words = tokenize(text).map(({ word, start, end }) => ({ stem: stem(word, language), start, end }));
  const stems = new Set(words.map((word) => word.stem));
  const plain = escapeHtml(text);
  return (wanted) => {
    if (!hasAny(stems, wanted)) return plain;
    let html = '';
    let at = 0;
    for (const { stem: found, start, end } of words) {
      if (!wanted.has(found)) continue;
      html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
      at = end;
    }
    return html + escapeHtml(text.slice(at));
  };
}

/** Asked twenty times for each search, and far quicker than `isDisjointFrom`. */
function hasAny(stems: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  for (const stem of wanted) if (stems.has(stem)) return true;
  return false;
}

/** A text as safe HTML, with each word whose stem is among `stems` marked. */
export function highlight(text: string, stems: readonly string[], language: Language): string {
  return highlighter(text, language)(new Set(stems));
}
