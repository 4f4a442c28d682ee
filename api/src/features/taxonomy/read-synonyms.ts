import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Member = z.string().trim().min(1);
const Members = z.array(Member).min(1);

/** A group of which it is said which of its words are of one language only. */
const Bilingual = z.strictObject({ both: Members.optional(), en: Members.optional(), fr: Members.optional() });

const Group = z
  .union([Members, Bilingual.transform(({ both = [], en = [], fr = [] }) => [...both, ...en.map((word) => `en:${word}`), ...fr.map((word) => `fr:${word}`)])])
  .refine((group) => group.length > 1 || group[0]?.startsWith('"') === true, 'a group of one word');

const SynonymFile = z.object({ shared: z.array(Member) }).catchall(z.array(Group));

/** The groups of a file of synonyms, and the words that stand in more than one of them on purpose. */
export type SynonymData = { readonly groups: readonly (readonly string[])[]; readonly shared: readonly string[] };

/** Reads the groups of words and expressions that mean the same; a word of one language only is marked by it, as in `fr:formation`. */
export function readSynonyms(file: string): SynonymData {
  const { shared, ...sections } = SynonymFile.parse(parse(readFileSync(file, 'utf8')));
  return { shared, groups: Object.values(sections).flat() };
}
