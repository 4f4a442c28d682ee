import type { OwnListing } from '@catalog/api/contract/draft.ts';
import { otherLanguage, type Language } from '@catalog/api/contract/text.ts';

const unnamed = { en: 'Listing without a name', fr: 'Fiche sans nom' } as const;

/** What a vendor's people call a listing, whether or not it has a name yet. */
export function listingName({ name }: Pick<OwnListing, 'name'>, language: Language): string {
  return name[language] ?? name[otherLanguage(language)] ?? unnamed[language];
}
