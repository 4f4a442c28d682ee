import { otherLanguage } from '#api/contract/text.ts';
import { isStopWord } from '../../analysis/stop-words.ts';
import type { Synonyms } from '../../analysis/synonyms.ts';
import { fields, impactOf, occurrenceWeight, type Field } from '../impact.ts';
import type { ForwardReader, ForwardText, Piece } from './forward-reader.ts';
import type { Plan } from './plan-query.ts';
import { Speakers } from './speakers.ts';

/** A closer look at the documents that seem best. */
export type Reranking = { readonly plan: Plan; readonly weights: readonly number[]; readonly forwards: ForwardReader; readonly synonyms: Synonyms };

/** What it is worth that two words of the query stand beside each other, by the field where they do. */
const nearness: Readonly<Record<Field, number>> = { name: 0.25, vendor: 0.1, keywords: 0.2, terms: 0.12, summary: 0.15, features: 0.08, description: 0.06 };

const wholeNameBonus = 1;
const allInNameBonus = 0.35;
const farthest = 3;

/** Scores documents anew with their words in order: where they stand, how often, and how near one another. */
export function createReranker({ plan, weights, forwards, synonyms }: Reranking): (slot: number, score: number) => number {
  const speakers = { en: new Speakers(plan, 'en', synonyms), fr: new Speakers(plan, 'fr', synonyms) };
  const other = otherLanguage(plan.language);
  return (slot, score) => {
    const own = forwards.text(slot, plan.language);
    const text = own ?? forwards.text(slot, other);
    if (text === undefined) return score;
    const look = lookAt(text, speakers[own === undefined ? other : plan.language], plan.clauses.length);
    const fine = look.impacts.reduce((sum, weight, clause) => sum + impactOf(weight) * (weights[clause] ?? 0), 0);
    return (0.6 * score + 0.4 * fine) * (1 + look.bonus);
  };
}

function lookAt(text: ForwardText, speakers: Speakers, clauses: number): { impacts: number[]; bonus: number } {
  const impacts = Array.from({ length: clauses }, () => 0);
  const near = new Map<number, number>();
  for (const [index, pieces] of text.entries()) {
    const field = fields[index] ?? 'description';
    const weight = occurrenceWeight(
      field,
      pieces.reduce((sum, piece) => sum + piece.length, 0),
    );
    for (const piece of pieces) readPiece(piece, speakers, { impacts, near, weight, nearness: nearness[field] });
  }
  const nearBonus = [...near.values()].reduce((sum, bonus) => sum + bonus, 0);
  return { impacts, bonus: nearBonus + nameBonus(text[0]?.[0] ?? [], speakers, clauses) };
}

type Reading = { readonly impacts: number[]; readonly near: Map<number, number>; readonly weight: number; readonly nearness: number };

/** An expression is one thing: its words count no second time for what it speaks for, and are as near one another as can be. */
function readPiece(piece: Piece, speakers: Speakers, { impacts, near, weight, nearness: bonus }: Reading): void {
  const lastPlaces = new Map<number, number>();
  const ends = new Map<number, number>();
  const isNear = (clause: number, distance: number): void => void near.set(clause, Math.max(near.get(clause) ?? 0, bonus / distance));
  for (const { start, end, clauses } of speakers.in(piece)) {
    for (const [clause, worth] of clauses) {
      if (start < (ends.get(clause) ?? 0)) continue;
      impacts[clause] = (impacts[clause] ?? 0) + weight * worth;
      const before = lastPlaces.get(clause - 1);
      if (end > start + 1 && clauses.has(clause - 1)) isNear(clause, 1);
      else if (before !== undefined && start > before && start - before <= farthest) isNear(clause, start - before);
      lastPlaces.set(clause, end - 1);
      ends.set(clause, end);
    }
  }
}

function nameBonus(name: Piece, speakers: Speakers, clauses: number): number {
  const spoken = speakers.in(name);
  const said = new Set(spoken.flatMap((one) => [...one.clauses.keys()]));
  if (clauses === 0 || said.size < clauses) return 0;
  const isSaid = (at: number): boolean => spoken.some(({ start, end }) => start <= at && at < end);
  return name.every((stem, at) => isStopWord(stem) || isSaid(at)) ? wholeNameBonus : allInNameBonus;
}
