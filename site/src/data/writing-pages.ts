import { pageAddress, pages, type PageName } from '@catalog/api/contract/addresses.ts';
import type { Language } from '@catalog/api/contract/text.ts';

/** The address of a page on which listings are written; nothing where there is none. */
export function writingAddress(name: 'newListing' | 'ownListing', language: Language, slots: Readonly<Record<string, string>>): string | undefined {
  return isPage(name) ? pageAddress(name, language, slots) : undefined;
}

function isPage(name: string): name is PageName {
  return name in pages;
}
