import { afterAll, beforeAll, describe } from 'vitest';
import type { Language } from '#api/contract/text.ts';
import type { EngineAnswer, EngineQuery } from '#api/platform/search/search-engine.ts';
import { buildQuery } from '../build-document.ts';
import { describeChanges } from './describe-changes.ts';
import { describeFilters, describeOrder } from './describe-filters.ts';
import { describeSuggestions } from './describe-suggestions.ts';
import { describeTerms } from './describe-terms.ts';
import { describeWords } from './describe-words.ts';
import { documents, type EngineUnderTest } from './documents.ts';

/** The rules that every search engine keeps; `open` gives a new, empty one. */
export function describeEngine(name: string, open: () => Promise<EngineUnderTest>): void {
  describe(`the ${name} engine`, () => {
    let under: EngineUnderTest;
    beforeAll(async () => {
      under = await open();
      await under.engine.apply(documents, []);
    });
    afterAll(() => under.close());

    const search = (parts: Partial<EngineQuery>): Promise<EngineAnswer> => under.engine.search(buildQuery(parts));
    const idsOf = async (q: string, language: Language = 'en'): Promise<string[]> => (await search({ q, language })).hits.map(({ id }) => id);

    describeWords({ idsOf, search });
    describeFilters({ search });
    describeOrder({ search, setDay: async (day) => under.setDay?.(day) });
    describeSuggestions(() => under.engine);
    describeTerms(open);
    describeChanges(open);
  });
}
