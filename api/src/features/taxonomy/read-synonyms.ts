import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const SynonymFile = z.record(
  z.string(),
  z.array(
    z
      .array(z.string().trim().min(1))
      .min(1)
      .refine((group) => group.length > 1 || group[0]?.startsWith('"'), 'a group of one word'),
  ),
);

/** Reads the groups of words and expressions that mean the same. */
export function readSynonyms(file: string): string[][] {
  return Object.values(SynonymFile.parse(parse(readFileSync(file, 'utf8')))).flat();
}
