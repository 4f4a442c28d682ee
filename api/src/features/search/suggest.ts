import { inLanguage } from '#api/contract/text.ts';
import type { SuggestAnswer, SuggestParameters } from '#api/contract/search.ts';
import type { z } from 'zod';
import type { Term } from '#api/contract/taxonomy.ts';
import { listPublicByIds } from '#api/features/listings/index.ts';
import type { SearchDeps } from './search-listings.ts';

type Suggestion = SuggestAnswer['items'][number];

/** What could be meant by what was typed so far: terms of the taxonomy first, then solutions. */
export async function suggest(deps: SearchDeps, { q, lang }: z.infer<typeof SuggestParameters>): Promise<SuggestAnswer> {
  const typed = fold(q.trim());
  if (typed === '') return { items: [] };
  const { taxonomy } = deps;
  const terms: Suggestion[] = [
    ...taxonomy.areas.map((area) => ({ kind: 'area' as const, term: area })),
    ...taxonomy.categories.map((category) => ({ kind: 'category' as const, term: category })),
    ...taxonomy.areas.flatMap(({ actions }) => actions.map((action) => ({ kind: 'action' as const, term: action }))),
  ]
    .filter(({ term }) => matches(term, typed, lang))
    .slice(0, 3)
    .map(({ kind, term }) => ({ kind, id: term.id, slug: term.slug[lang], label: term[lang], detail: '' }));
  const found = await deps.engine.suggest(q, lang, 8 - terms.length);
  const rows = listPublicByIds(
    deps.db,
    found.map(({ id }) => id),
  );
  const listings = rows.map((row): Suggestion => ({
    kind: 'listing',
    id: row.listing.id,
    slug: row.listing.slug,
    label: inLanguage(row.revision.content.name, lang).text,
    detail: row.vendor.content.operatingName,
  }));
  return { items: [...terms, ...listings].slice(0, 8) };
}

function matches(term: Term, typed: string, language: 'en' | 'fr'): boolean {
  return fold(term[language])
    .split(/[^a-z0-9]+/)
    .some((_, start, words) => words.slice(start).join(' ').startsWith(typed));
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe');
}
