import type { Language } from '#api/contract/text.ts';
import { stem } from './analysis/stem.ts';
import { tokenize } from './analysis/tokenize.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A text as safe HTML, with each word whose stem is among `stems` marked. */
export function highlight(text: string, stems: readonly string[], language: Language): string {
  const wanted = new Set(stems);
  let html = '';
  let at = 0;
  for (const { word, start, end } of tokenize(text)) {
    if (!wanted.has(stem(word, language))) continue;
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}
