import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { otherLanguage, type Language } from '#api/contract/text.ts';
import { createEmbeddedEngine } from '#api/platform/search/embedded/embedded-engine.ts';
import type { SearchDocument } from '#api/platform/search/search-engine.ts';
import { documentsOf } from '../../support/catalogue-documents.ts';
import type { TestCatalogue } from '../../support/test-catalogue.ts';
import type { Judgement } from './judgements.ts';
import { meanOf, scoreResults, type GroupScore } from './score.ts';

/** What is asked by names, by words as they are written or as they begin is not found in another language. */
const ofOneLanguage = ['exact-name', 'vendor', 'prefix', 'typo', 'phrase'];

/** How well the queries of a language find their listings where each of these that has two languages is written in the other one alone. */
export async function scoreAcross({ runtime }: TestCatalogue, judgements: readonly Judgement[], language: Language, synonyms: readonly (readonly string[])[]): Promise<GroupScore> {
  const directory = mkdtempSync(join(tmpdir(), 'catalog-one-language-'));
  const engine = await createEmbeddedEngine({ directory, synonyms });
  await engine.rebuild([[...documentsOf(runtime, 500)].flat().map((document) => inOneLanguage(document, otherLanguage(language)))]);
  const slugs = new Map(runtime.db.$client.prepare<[], [string, string]>('select id, slug from listings').raw().all());
  const scores = [];
  for (const judgement of judgements.filter(({ lang, known, class: name }) => lang === language && !known && !ofOneLanguage.includes(name))) {
    const { hits } = await engine.search({ q: judgement.q, language, selection: judgement.filters, sort: 'relevance', page: 1, pageSize: 20, seed: 'a day' });
    const found = hits.map(({ id }) => slugs.get(id) ?? id);
    scores.push(scoreResults(found, judgement));
  }
  await engine.close();
  rmSync(directory, { recursive: true, force: true });
  return meanOf(scores);
}

function inOneLanguage(document: SearchDocument, kept: Language): SearchDocument {
  const text = document[kept];
  return text === undefined ? document : { ...document, en: undefined, fr: undefined, [kept]: text };
}
