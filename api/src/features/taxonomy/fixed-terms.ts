import type { Taxonomy } from '#api/contract/taxonomy.ts';

/** The vocabularies in whose names a word and a letter or number are one thing. */
const numbered = ['security_level', 'certifications', 'accessibility', 'privacy', 'procurement', 'organization_clearance', 'maturity'];

/** A word before a letter or a number: "Protected B", "WCAG 2.1", "ISO/IEC 27001", "Loi 25". */
const wordAndNumber = /(\p{Lu}\p{L}+(?:\/\p{L}{2,})?) (\p{Lu}|\p{N}[\p{N}.]*)(?![\p{L}\p{N}])/gu;

/** The names of areas by which they may be called beside their own. */
export type AreaAliases = Readonly<Record<string, readonly string[]>>;

/**
 * Groups of names of the taxonomy that search must not take apart, each in quotes: the areas, whose "IT" means
 * everything by itself, the levels of more than one word, and every word with a letter or a number in a name.
 */
export function fixedTerms({ areas, vocabularies }: Taxonomy, aliases: AreaAliases): string[][] {
  const areaGroups = areas.map(({ id, en, fr }) => [en, fr, ...(aliases[id] ?? [])]);
  const levels = (vocabularies['security_level'] ?? []).filter(({ en, fr }) => en.includes(' ') && fr.includes(' ')).map(({ en, fr }) => [en, fr]);
  const names = numbered.flatMap((vocabulary) => vocabularies[vocabulary] ?? []).map(({ en, fr }) => [...numbersIn(en), ...numbersIn(fr)]);
  const merged = mergeGroups([...areaGroups, ...levels, ...names.flatMap((found) => byNumber(found))]);
  return merged.map((group) => group.map((name) => `"${name}"`));
}

type Numbered = { readonly names: readonly string[]; readonly number: string };

function numbersIn(name: string): Numbered[] {
  return [...name.matchAll(wordAndNumber)].map(([whole = '', word = '', number = '']) => ({
    number,
    names: word.includes('/') ? [whole, ...word.split('/').map((part) => `${part} ${number}`)] : [whole],
  }));
}

/** "Law 25" of the English name and "Loi 25" of the French one are one thing, since they have one number. */
function byNumber(found: readonly Numbered[]): string[][] {
  return [...new Set(found.map(({ number }) => number))].map((number) => found.filter((one) => one.number === number).flatMap(({ names }) => names));
}

/** Puts groups that share a name together, so that each name is of one group. */
function mergeGroups(groups: readonly (readonly string[])[]): string[][] {
  const merged: Set<string>[] = [];
  for (const group of groups) {
    const known = merged.find((other) => group.some((name) => other.has(name)));
    if (known === undefined) merged.push(new Set(group));
    else for (const name of group) known.add(name);
  }
  return merged.map((group) => [...group]);
}
