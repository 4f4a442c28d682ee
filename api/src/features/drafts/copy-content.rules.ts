import type { DraftContent } from '#api/contract/draft.ts';

const suffix = { en: ' (copy)', fr: ' (copie)' } as const;
const longestName = 100;

/** What a copy of a listing says: the same under another name, so that nobody takes one for the other. */
export function copyOf(content: DraftContent): DraftContent {
  const { name } = content;
  return typeof name === 'object' && name !== null ? { ...content, name: Object.fromEntries(Object.entries(name).map(renamed)) } : content;
}

function renamed([side, name]: [string, unknown]): [string, unknown] {
  if ((side !== 'en' && side !== 'fr') || typeof name !== 'string') return [side, name];
  return [side, `${name.slice(0, longestName - suffix[side].length).toWellFormed()}${suffix[side]}`];
}
