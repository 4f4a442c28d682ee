import type { DraftContent } from '#api/contract/draft.ts';

/** The name of a draft in the languages in which it has one. */
export function nameOf({ name }: DraftContent): { en?: string; fr?: string } {
  if (typeof name !== 'object' || name === null) return {};
  const sides = new Map(Object.entries(name));
  const [en, fr] = [sides.get('en'), sides.get('fr')];
  return { ...(typeof en === 'string' ? { en } : {}), ...(typeof fr === 'string' ? { fr } : {}) };
}
