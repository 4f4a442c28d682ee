import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Pair = z.tuple([z.string().min(1), z.string().min(1)]);
const pairs = z.array(Pair).min(1);
const list = z.array(z.string().min(1)).min(1);

const Words = z.strictObject({
  categories: z.record(z.string(), z.strictObject({ weight: z.number().positive(), actions: list, is: pairs, does: pairs.min(3), words: pairs })),
  for: pairs,
  sentences: pairs.min(8),
  benefits: pairs,
  standards: list,
  integrations: list,
  formats: list,
  licences: list,
  roles: pairs,
  vendorStarts: list,
  vendorEnds: list,
  vendorForms: list,
  nameHeads: list,
  nameTails: list,
  cities: z.record(z.string(), list),
});

/** The words that generated listings are made of; pairs are English and French. */
export type Words = z.infer<typeof Words>;

/** A phrase in English and in French. */
export type Pair = z.infer<typeof Pair>;

/** Reads the words of generated listings from `data/generator.yaml`. */
export function readWords(file: string): Words {
  return Words.parse(parse(readFileSync(file, 'utf8')));
}
