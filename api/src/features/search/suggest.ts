import type { z } from 'zod';
import type { SuggestAnswer, SuggestParameters } from '#api/contract/search.ts';
import { inLanguage, type Language } from '#api/contract/text.ts';
import { listPublicByIds } from '#api/features/listings/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import type { EngineSuggestion } from '#api/platform/search/search-engine.ts';
import type { SearchDeps } from './search-listings.ts';
import { suggestTerms } from './suggest-terms.ts';

type Suggestion = SuggestAnswer['items'][number];

const most = 8;
const mostTerms = 3;

/** What could be meant by what was typed so far: terms of the taxonomy first, then vendors and solutions. */
export async function suggest(deps: SearchDeps, { q, lang }: z.infer<typeof SuggestParameters>): Promise<SuggestAnswer> {
  if (q.trim() === '') return { items: [] };
  const terms = suggestTerms(deps.taxonomy, q, lang, mostTerms).map(({ kind, term }): Suggestion => ({ kind, id: term.id, slug: term.slug[lang], label: term[lang], detail: '' }));
  const found = await deps.engine.suggest(q, lang, most);
  return { items: [...terms, ...vendorsOf(deps, found), ...listingsOf(deps, found, lang)].slice(0, most) };
}

function vendorsOf({ db }: SearchDeps, found: readonly EngineSuggestion[]): Suggestion[] {
  return found
    .filter(({ kind }) => kind === 'vendor')
    .flatMap(({ id }) => findVendorById(db, id) ?? [])
    .filter(({ status }) => status === 'active')
    .map(({ id, slug, content }) => ({ kind: 'vendor', id, slug, label: content.operatingName, detail: '' }));
}

function listingsOf({ db }: SearchDeps, found: readonly EngineSuggestion[], language: Language): Suggestion[] {
  const ids = found.filter(({ kind }) => kind === 'listing').map(({ id }) => id);
  return listPublicByIds(db, ids).map(({ listing, revision, vendor }) => ({
    kind: 'listing',
    id: listing.id,
    slug: listing.slug,
    label: inLanguage(revision.content.name, language).text,
    detail: vendor.content.operatingName,
  }));
}
