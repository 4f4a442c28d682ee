type Rule = readonly [ending: RegExp, replacement: string];

const vowel = /[aeiouy]/;

const spellings: readonly Rule[] = [
  [/(.{2,}[^aeiou])re$/, '$1er'],
  [/(.{3,})our$/, '$1or'],
  [/(lic|def|off|pret)ence$/, '$1ense'],
  [/(.{2,})yse$/, '$1yze'],
];

const plurals: readonly Rule[] = [
  [/(ss|sh|ch|x|zz)es$/, '$1'],
  [/(.{2,})ies$/, '$1y'],
  [/([^suai]|ea|ua|ia|ra|ta)s$/, '$1'],
];

const derivations: readonly Rule[] = [
  [/(.{3,})i[sz](?:ation|er)$/, '$1iz'],
  [/(.{3,})i[sz]e$/, '$1iz'],
  [/(.{2,})ibility$/, '$1ibl'],
  [/(.{2,})ability$/, '$1abl'],
  [/(.{3,})fication$/, '$1fi'],
  [/(.{3,})fy$/, '$1fi'],
  [/(.{3,})ation$/, '$1at'],
  [/(.{3,}[st])ion$/, '$1'],
  [/(.{3,}[^u])(?<!le)ment$/, '$1'],
  [/(.{4,})ally$/, '$1al'],
  [/(.{4,})ly$/, '$1'],
];

/** Words of the other language that would become another word here: "la paye" is no payment. */
const whole = new Set(['paye']);

/** The stem of a folded English word: number, verb endings and the commonest derivations, Canadian and American spellings alike. */
export function stemEnglish(word: string): string {
  if (word.length < 4 || whole.has(word)) return word;
  const singular = first(first(word, spellings), plurals);
  const respelled = first(singular, spellings);
  const base = first(withoutVerbEnding(respelled), derivations);
  return base.replace(/(?<=.{3})e$/, '').replace(/(?<=.{2}[^aeiou])y$/, 'i');
}

function first(word: string, rules: readonly Rule[]): string {
  for (const [ending, replacement] of rules) if (ending.test(word)) return word.replace(ending, replacement);
  return word;
}

function withoutVerbEnding(word: string): string {
  const match = /^(.{3,}?)(?:ing|ied|ed)$/.exec(word);
  const base = match?.[1];
  if (base === undefined || !vowel.test(base)) return word;
  if (word.endsWith('ied')) return `${base}y`;
  if (word.endsWith('eed')) return word;
  if (/(?:at|iz|is|yz)$/.test(base)) return `${base}e`;
  return base.replace(/([bdgmnprt])\1$/, '$1').replace(/((?:tro|[bdpv]e)l)l$/, '$1');
}
