import { pageAddress, type PageName } from '#api/contract/addresses.ts';
import type { Language } from '#api/contract/text.ts';
import type { Identity } from './open-identity.ts';

/** The whole address of a page, with the secret of a link: made of the public address of the catalogue, and of nothing that a request says. */
export function linkTo({ config }: Identity, page: PageName, language: Language, token?: string): string {
  const query = token === undefined ? '' : `?${new URLSearchParams({ token }).toString()}`;
  return `${config.baseUrl}${pageAddress(page, language)}${query}`;
}
