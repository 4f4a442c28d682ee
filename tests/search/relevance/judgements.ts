import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { FacetName } from '#api/contract/facets.ts';
import { Language } from '#api/contract/text.ts';

const Judgement = z.strictObject({
  id: z.string(),
  class: z.string(),
  lang: Language,
  q: z.string(),
  filters: z.partialRecord(FacetName, z.array(z.string())).default({}),
  half: z.enum(['tune', 'held']),
  known: z.boolean(),
  grades: z.record(z.string(), z.number().int().min(1).max(3)),
});

/** A query with the listings that answer it, from 1 (of some use) to 3 (exactly that). */
export type Judgement = z.infer<typeof Judgement>;

/** Reads what was judged, and refuses it where it repeats itself. */
export function readJudgements(): Judgement[] {
  const judgements = z.array(Judgement).parse(parse(readFileSync(join(import.meta.dirname, 'judgements.yaml'), 'utf8')));
  const repeated = judgements.filter(({ id }, at) => judgements.findIndex((other) => other.id === id) !== at);
  if (repeated.length > 0) throw new Error(`Judged twice: ${repeated.map(({ id }) => id).join(', ')}`);
  return judgements;
}
