import { afterAll, beforeAll, expect, test } from 'vitest';
import { SearchAnswer } from '#api/contract/search.ts';
import { languages } from '#api/contract/text.ts';
import { openTestCatalogue } from '../../support/test-catalogue.ts';
import { bars } from './bars.ts';
import { readJudgements, type Judgement } from './judgements.ts';
import { meanOf, scoreResults, type GroupScore, type Score } from './score.ts';

type Scored = { readonly judgement: Judgement; readonly score: Score; readonly slugs: readonly string[] };

const judgements = readJudgements();
const classes = [...new Set(judgements.map((judgement) => judgement.class))];

let catalogue: Awaited<ReturnType<typeof openTestCatalogue>>;
let scored: readonly Scored[] = [];

beforeAll(async () => {
  catalogue = await openTestCatalogue({ published: false });
  scored = await Promise.all(judgements.map(run));
  print();
});
afterAll(() => catalogue.close());

async function run(judgement: Judgement): Promise<Scored> {
  const parameters = new URLSearchParams({ q: judgement.q, lang: judgement.lang });
  for (const [facet, ids] of Object.entries(judgement.filters)) for (const id of ids) parameters.append(facet, id);
  const response = await catalogue.app.inject({ url: `/api/v1/listings?${parameters.toString()}` });
  const { items } = SearchAnswer.parse(response.json());
  const slugs = items.map(({ slug }) => slug);
  return { judgement, slugs, score: scoreResults(slugs, judgement) };
}

const group = (isIn: (judgement: Judgement) => boolean): GroupScore => meanOf(scored.filter(({ judgement }) => isIn(judgement)).map(({ score }) => score));

function print(): void {
  const line = (name: string, { queries, ndcg, recall, empty }: GroupScore): string =>
    `${name.padEnd(34)} ${String(queries).padStart(3)} queries  nDCG@10 ${ndcg.toFixed(3)}  recall@10 ${recall.toFixed(3)}  empty ${(100 * empty).toFixed(0)} %`;
  const lines = (['tune', 'held'] as const).flatMap((half) => [
    ...classes.flatMap((name) =>
      languages.map((lang) =>
        line(
          `${half} ${name} ${lang}`,
          group((one) => one.half === half && one.class === name && one.lang === lang),
        ),
      ),
    ),
    line(
      `${half}, all`,
      group((one) => one.half === half),
    ),
    line(
      `${half}, without known items`,
      group((one) => one.half === half && !one.known),
    ),
  ]);
  process.stdout.write(`${lines.join('\n')}\n`);
  if (process.env['RELEVANCE_DETAILS'] !== undefined) process.stdout.write(details());
}

/** Where the ranking falls short, for whoever tunes it: the held half stays unseen. */
function details(): string {
  const short = scored.filter(({ judgement, score }) => judgement.half === 'tune' && score.ndcg < 0.9).toSorted((a, b) => a.score.ndcg - b.score.ndcg);
  return short
    .map(({ judgement, score, slugs }) => `\n${score.ndcg.toFixed(2)} ${judgement.id}: ${judgement.q} ${JSON.stringify(judgement.filters)}\n${comparison(judgement, slugs)}`)
    .join('');
}

function comparison({ grades }: Judgement, slugs: readonly string[]): string {
  const shown = slugs.slice(0, 10).map((slug) => `    ${grades[slug] ?? '.'} ${slug}`);
  const missed = Object.entries(grades)
    .filter(([slug]) => !slugs.slice(0, 10).includes(slug))
    .map(([slug, grade]) => `    missed ${grade} ${slug} (at ${slugs.indexOf(slug) + 1})`);
  return `${[...shown, ...missed].join('\n')}\n`;
}

test('at most a third of the queries look for something that they name, and half are held out', () => {
  expect(judgements.filter(({ known }) => known).length).toBeLessThanOrEqual(judgements.length / 3);
  const held = judgements.filter(({ half }) => half === 'held').length;
  expect(Math.abs(2 * held - judgements.length)).toBeLessThanOrEqual(judgements.length / 20);
});

test.each(classes.flatMap((name) => languages.map((lang) => [name, lang] as const)))('the results of %s in %s are as good as they were', (name, lang) => {
  const reached = group((one) => one.class === name && one.lang === lang);
  const bar = bars[name]?.[lang];
  if (bar === undefined) throw new Error(`There is no bar for ${name}.`);
  expect(reached.ndcg).toBeGreaterThanOrEqual(bar.ndcg);
  expect(reached.recall).toBeGreaterThanOrEqual(bar.recall);
});

test('at most one query in a hundred is left without an answer', () => {
  const empty = scored.filter(({ score }) => score.isEmpty);
  expect(empty.filter(({ judgement }) => judgement.half === 'tune').map(({ judgement }) => judgement.id)).toEqual([]);
  expect(empty.length).toBeLessThanOrEqual(scored.length / 100);
});
