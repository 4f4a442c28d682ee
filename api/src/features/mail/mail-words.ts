/** A part of a mail: the same parts make its plain text and its HTML, so that the two never differ. */
export type Part =
  | { readonly kind: 'says'; readonly text: string; readonly link?: string }
  | { readonly kind: 'button'; readonly label: string; readonly link: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string };

/** What a mail says, in one language. */
export type MailWords = { readonly subject: string; readonly parts: readonly Part[] };

/** A paragraph. */
export const says = (text: string): Part => ({ kind: 'says', text });

/** A paragraph that ends with an address. */
export const leads = (text: string, link: string): Part => ({ kind: 'says', text, link });

/** The one thing to do, as a button that also shows its address. */
export const button = (label: string, link: string): Part => ({ kind: 'button', label, link });

/** A code to type. */
export const code = (value: string): Part => ({ kind: 'code', code: value });

/** Facts with their names. */
export const facts = (...given: readonly (readonly [name: string, value: string])[]): Part => ({ kind: 'facts', facts: given });

/** A list, or nothing where it is empty. */
export const list = (items: readonly string[]): Part[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);

/** What somebody wrote, set apart from our own words, or nothing where nothing was written. */
export const quote = (lead: string, text: string | undefined): Part[] => (text === undefined || text === '' ? [] : [says(lead), { kind: 'quote', text }]);

/** A small remark at the end. */
export const note = (text: string): Part => ({ kind: 'note', text });
