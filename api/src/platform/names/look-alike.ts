import { editDistance } from '#api/platform/search/analysis/edit-distance.ts';

/** Letters of other alphabets, and signs, that are taken for Latin ones, in groups that look the same. */
const alike: Readonly<Record<string, string>> = {
  а: 'a', α: 'a', ɑ: 'a', '@': 'a', '4': 'a', в: 'b', β: 'b', '8': 'b', с: 'c', ϲ: 'c', ԁ: 'd', е: 'e', ё: 'e', ε: 'e', є: 'e', '3': 'e', ғ: 'f', ɡ: 'g', '9': 'g', һ: 'h', н: 'h', η: 'n',
  і: 'l', ї: 'l', ι: 'l', ı: 'l', ӏ: 'l', i: 'l', '1': 'l', '|': 'l', '!': 'l', ј: 'j', к: 'k', κ: 'k', м: 'm', μ: 'm', п: 'n', и: 'n', о: 'o', ο: 'o', σ: 'o', '0': 'o', р: 'p', ρ: 'p', ԛ: 'q', г: 'r',
  ѕ: 's', '5': 's', $: 's', т: 't', τ: 't', '7': 't', υ: 'u', ц: 'u', ν: 'v', ѵ: 'v', ԝ: 'w', ω: 'w', х: 'x', χ: 'x', у: 'y', γ: 'y', '2': 'z', ж: 'x', ь: 'b', л: 'n',
}; // prettier-ignore

/** Pairs of letters that look like one. */
const pairs: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
];

/** Words that companies and products share, and that tell nobody apart. */
const common =
  /\b(?:inc|incorporated|incorporee|ltd|ltee|limited|limitee|corp|corporation|co|llc|llp|plc|gmbh|sa|sarl|enr|senc|the|le|la|les|canada|canadian|canadien|canadienne|group|groupe|company|compagnie|solutions?|systems?|systemes?|software|logiciels?|technolog(?:y|ies|ie)|tech|services?|platform|plateforme|suite|cloud|app)\b/g;

/** What a name looks like: the same for names that cannot be told apart at a glance. */
export function skeletonOf(name: string): string {
  const plain = folded(name);
  const told = plain.replaceAll(common, ' ').replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const kept = told.length >= 3 ? told : plain.replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const letters = Array.from(kept, (letter) => alike[letter] ?? letter).join('');
  return pairs.reduce((text, [pair, one]) => text.replaceAll(pair, one), letters);
}

/** A name without case, accents, and differences of width. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}|\p{Cf}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
}

/** How one name comes to be taken for another. */
export type Likeness = 'same' | 'alike';

/** Whether one name may be taken for another: written the same, looking the same, or a letter or two apart. Both are skeletons with their names. */
export function likenessOf(one: Named, other: Named): Likeness | undefined {
  if (one.plain === other.plain) return 'same';
  if (one.skeleton === '' || other.skeleton === '') return undefined;
  if (one.skeleton === other.skeleton) return 'alike';
  const shorter = Math.min(one.skeleton.length, other.skeleton.length);
  const most = shorter >= 11 ? 2 : shorter >= 6 ? 1 : 0;
  if (Math.abs(one.skeleton.length - other.skeleton.length) > most) return undefined;
  return most > 0 && editDistance(one.skeleton, other.skeleton, most) <= most ? 'alike' : undefined;
}

/** A name without case and accents, and with its skeleton. */
export type Named = { readonly name: string; readonly plain: string; readonly skeleton: string };

/** Names are compared with those of the whole catalogue, again and again, and seldom change. */
const known = new Map<string, Named>();
const mostKnown = 50_000;

/** A name as it is compared. */
export function named(name: string): Named {
  const before = known.get(name);
  if (before !== undefined) return before;
  const made = { name, plain: folded(name), skeleton: skeletonOf(name) };
  if (known.size >= mostKnown) known.clear();
  known.set(name, made);
  return made;
}

/** Whether a word of a name mixes Latin letters with those of another alphabet. */
export function hasMixedScripts(name: string): boolean {
  const words = name.match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.some((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u.test(word));
}
