import type { Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import type { Language } from '@catalog/api/contract/text.ts';

type Words = { readonly taxonomy: Taxonomy; readonly language: Language };

/** Writes whatever a draft may hold so that a person can read it: terms by their names, entries one a line. */
export function writeValue(value: unknown, words: Words): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((entry) => `– ${writeValue(entry, words).replaceAll('\n', '\n   ')}`).join('\n');
  if (typeof value === 'object') return writeParts(Object.values(value), words);
  if (typeof value === 'string') return nameOf(value, words);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function writeParts(parts: readonly unknown[], words: Words): string {
  return parts
    .map((part) => writeValue(part, words))
    .filter((part) => part !== '')
    .join('\n');
}

/** An id of the taxonomy is written by its name. */
function nameOf(text: string, { taxonomy, language }: Words): string {
  if (!/^[a-z0-9-]+$/.test(text)) return text;
  const terms = [...taxonomy.areas, ...taxonomy.areas.flatMap(({ actions }) => actions), ...taxonomy.categories, ...Object.values(taxonomy.vocabularies).flat()];
  return terms.find(({ id }) => id === text)?.[language] ?? text;
}
