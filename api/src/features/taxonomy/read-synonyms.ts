import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const SynonymFile = z.record(z.string(), z.array(z.array(z.string().trim().min(1)).min(2)));

/** Reads the groups of words and expressions that mean the same. */
export function readSynonyms(file: string): string[][] {
  return Object.values(SynonymFile.parse(parse(readFileSync(file, 'utf8')))).flat();
}
