import { SearchAnswer } from '#api/contract/search.ts';
import { languages } from '#api/contract/text.ts';
import type { TestCatalogue } from '../../support/test-catalogue.ts';
import type { Judgement } from './judgements.ts';
import { meanOf, scoreResults, type GroupScore, type Score } from './score.ts';

/** What a judged query found, and how good that is. */
export type Scored = { readonly judgement: Judgement; readonly score: Score; readonly slugs: readonly string[]; readonly engine: SearchAnswer['engine'] };

/** Answers the query of an address of the search. */
export type Ask = (query: URLSearchParams) => Promise<SearchAnswer>;

/** Asks the API of a catalogue. */
export function askApp({ app }: TestCatalogue): Ask {
  return async (query) => SearchAnswer.parse((await app.inject({ url: `/api/v1/listings?${query.toString()}` })).json());
}

/** Runs every query. */
export async function runJudgements(ask: Ask, judgements: readonly Judgement[]): Promise<Scored[]> {
  const scored: Scored[] = [];
  for (const judgement of judgements) {
    const query = new URLSearchParams({ q: judgement.q, lang: judgement.lang });
    for (const [facet, ids] of Object.entries(judgement.filters)) for (const id of ids) query.append(facet, id);
    const { items, engine } = await ask(query);
    const slugs = items.map(({ slug }) => slug);
    scored.push({ judgement, slugs, engine, score: scoreResults(slugs, judgement) });
  }
  return scored;
}

/** The mean of the queries of a group. */
export function scoreOf(scored: readonly Scored[], isIn: (judgement: Judgement) => boolean): GroupScore {
  return meanOf(scored.filter(({ judgement }) => isIn(judgement)).map(({ score }) => score));
}

/** The groups that are told apart: each class and language of each half, and each half as a whole, also without known items. */
export function groupsOf(judgements: readonly Judgement[]): { name: string; isIn: (judgement: Judgement) => boolean }[] {
  const classes = [...new Set(judgements.map((judgement) => judgement.class))];
  return (['tune', 'held'] as const).flatMap((half) => [
    ...classes.flatMap((name) =>
      languages.map((lang) => ({ name: `${half} ${name} ${lang}`, isIn: (one: Judgement) => one.half === half && one.class === name && one.lang === lang })),
    ),
    { name: `${half}, all`, isIn: (one: Judgement) => one.half === half },
    { name: `${half}, without known items`, isIn: (one: Judgement) => one.half === half && !one.known },
  ]);
}

/** How good a group is, in one line. */
export function describeScore({ ndcg, recall, empty }: GroupScore): string {
  return `nDCG@10 ${ndcg.toFixed(3)}  recall@10 ${recall.toFixed(3)}  empty ${(100 * empty).toFixed(0)} %`;
}
