import type { PageName } from '@catalog/api/contract/addresses.ts';
import type { Contacts } from '@catalog/api/contract/contacts.ts';

/** A part of a page of text: paragraphs and lists, then perhaps whom to write to and where to read on. */
export type Section = {
  readonly title: string;
  readonly body: readonly (string | readonly string[])[];
  readonly email?: keyof Contacts;
  readonly link?: { readonly page: PageName; readonly label: string };
};

/** A page of text. */
export type Article = { readonly title: string; readonly lead: string; readonly sections: readonly Section[] };
