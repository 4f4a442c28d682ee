import { otherLanguage } from '#api/contract/text.ts';
import { isStopWord } from '../../analysis/stop-words.ts';
import type { Synonyms } from '../../analysis/synonyms.ts';
import { fields, impactOf, occurrenceWeight, type Field } from '../impact.ts';
import type { ForwardReader, ForwardText, Piece } from './forward-reader.ts';
import type { Plan } from './plan-query.ts';

/** A closer look at the documents that seem best. */
export type Reranking = { readonly plan: Plan; readonly weights: readonly number[]; readonly forwards: ForwardReader; readonly synonyms: Synonyms };

/** Which clauses a stem speaks for, and how well. */
type Speakers = Map<string, { readonly clause: number; readonly weight: number }[]>;

/** What it is worth that two words of the query stand beside each other, by the field where they do. */
const nearness: Readonly<Record<Field, number>> = { name: 0.25, vendor: 0.1, keywords: 0.2, terms: 0.12, summary: 0.15, features: 0.08, description: 0.06 };

const wholeNameBonus = 1;
const allInNameBonus = 0.35;
const farthest = 3;

/** Scores documents anew with their words in order: where they stand, how often, and how near one another. */
export function createReranker({ plan, weights, forwards, synonyms }: Reranking): (slot: number, score: number) => number {
  const speakers = { en: speakersOf(plan, 'en', synonyms), fr: speakersOf(plan, 'fr', synonyms) };
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

function speakersOf({ clauses }: Plan, language: 'en' | 'fr', synonyms: Synonyms): Speakers {
  const speakers: Speakers = new Map();
  for (const [clause, { alternatives }] of clauses.entries()) {
    for (const one of alternatives) {
      const stems = one.stem.startsWith('=') ? synonyms.wordsOf(one.stem) : [one.stem];
      if (one.language !== language) continue;
      for (const stem of stems) speakers.set(stem, [...(speakers.get(stem) ?? []).filter((known) => known.clause !== clause), { clause, weight: one.weight }]);
    }
  }
  return speakers;
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

function readPiece(piece: Piece, speakers: Speakers, { impacts, near, weight, nearness: bonus }: Reading): void {
  const lastPlaces = new Map<number, number>();
  for (const [place, stem] of piece.entries()) {
    for (const speaker of speakers.get(stem) ?? []) {
      impacts[speaker.clause] = (impacts[speaker.clause] ?? 0) + weight * speaker.weight;
      const before = lastPlaces.get(speaker.clause - 1);
      if (before !== undefined && place > before && place - before <= farthest) near.set(speaker.clause, Math.max(near.get(speaker.clause) ?? 0, bonus / (place - before)));
      lastPlaces.set(speaker.clause, place);
    }
  }
}

function nameBonus(name: Piece, speakers: Speakers, clauses: number): number {
  const said = new Set(name.flatMap((stem) => (speakers.get(stem) ?? []).map(({ clause }) => clause)));
  if (clauses === 0 || said.size < clauses) return 0;
  const words = name.filter((stem) => !isStopWord(stem));
  return words.every((stem) => speakers.has(stem)) ? wholeNameBonus : allInNameBonus;
}
