import type { Language } from './text.ts';

/** A mistake in a form: the field by its name, or none where it is about the form as a whole. */
export type FormMistake = { readonly field: string | undefined; readonly detail: string };

/** A form that was sent and is shown again: what was typed, by the names of its fields, and what is to be mended. */
export type FormState = {
  /** Which form of the page it is; a page's only form has no name. */
  readonly form: string | undefined;
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly mistakes: readonly FormMistake[];
};

/** Who is signed in, as pages show it. */
export type ShownCaller = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly role: 'person' | 'moderator' | 'administrator';
};
