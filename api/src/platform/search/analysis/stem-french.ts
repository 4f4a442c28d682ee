type Rule = readonly [ending: RegExp, replacement: string];

const plurals: readonly Rule[] = [
  [/eaux$/, 'eau'],
  [/aux$/, 'al'],
  [/(eu|ou)x$/, '$1'],
  [/([^s])s$/, '$1'],
];

const derivations: readonly Rule[] = [
  [/(.{3,})ibilite$/, '$1ibl'],
  [/(.{3,})abilite$/, '$1abl'],
  [/(.{3,})ification$/, '$1ifi'],
  [/(.{3,})isation$/, '$1is'],
  [/(.{4,})ation$/, '$1'],
  [/(.{4,})emment$/, '$1ent'],
  [/(.{4,})amment$/, '$1ant'],
  [/(.{4,})ement$/, '$1'],
  [/(.{3,})trice$/, '$1teur'],
  [/(.{3,})euse$/, '$1eur'],
  [/(.{3,})enne$/, '$1en'],
  [/(.{3,})ive$/, '$1if'],
  [/(.{3,})(?:ee|er|ez)$/, '$1'],
  [/(.{3,})lle$/, '$1l'],
  [/(.{3,})tte$/, '$1t'],
  [/(.{3,})e$/, '$1'],
];

/** Words whose ending is not what it looks like. */
const whole = new Set(['formation', 'fondation', 'cours', 'parcours', 'reseau', 'acces', 'proces', 'succes', 'paye', 'equipement', 'parlement', 'elevation']);

/** The stem of a folded French word: number, gender, infinitive and participle, and the commonest derivations. */
export function stemFrench(word: string): string {
  if (word.length < 4 || whole.has(word)) return word;
  const singular = first(word, plurals);
  return whole.has(singular) ? singular : first(singular, derivations);
}

function first(word: string, rules: readonly Rule[]): string {
  for (const [ending, replacement] of rules) if (ending.test(word)) return word.replace(ending, replacement);
  return word;
}
