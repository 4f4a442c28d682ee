import { formAddress, type PageName } from '@catalog/api/contract/addresses.ts';
import type { FormMistake, FormState } from '@catalog/api/contract/form-state.ts';
import type { Language } from '@catalog/api/contract/text.ts';

/** A form as its page shows it: what stands in its fields, and what is to be mended. */
export type FormView = {
  readonly language: Language;
  readonly action: string;
  /** What the ids of its fields begin with, where it is not alone on its page. */
  readonly apart: string | undefined;
  readonly wasSent: boolean;
  readonly mistakes: readonly FormMistake[];
  /** What stands in a field: what was typed, else `stored`. */
  readonly value: (name: string, stored?: string | number) => string;
  /** What is chosen of a list. */
  readonly chosen: (name: string, stored?: readonly string[]) => readonly string[];
  readonly mistake: (name: string) => string | undefined;
  /** Notes how a field is called, for the list of what is to be mended. */
  readonly call: (name: string, label: string) => void;
  /** How a field is called, once it was noted. */
  readonly called: (name: string) => string | undefined;
  /** The place of a field on its page, once it was noted; after all others where it was not. */
  readonly placeOf: (name: string) => number;
};

/** The id of a field, by its name; `apart` tells forms of a page with the same names apart. */
export function fieldId(name: string, apart = 'f'): string {
  return `${apart}-${bareName(name).replaceAll('.', '-')}`;
}

/** A name without its type. */
function bareName(name: string): string {
  return name.replace(/\[\]/, '').replace(/:.*$/, '');
}

/** Looks at a form of a page; `form` is its name where the page has several. */
export function viewForm(given: {
  page: PageName;
  language: Language;
  slots?: Readonly<Record<string, string>>;
  form?: string;
  apart?: string;
  state: FormState | undefined;
}): FormView {
  const { page, language, slots = {}, form, apart, state } = given;
  const sent = state !== undefined && state.form === form ? state : undefined;
  const mistakes = sent?.mistakes ?? [];
  const labels = new Map<string, string>();
  return {
    language,
    action: formAddress(page, language, { form, slots }),
    apart,
    wasSent: sent !== undefined,
    mistakes,
    value: (name, stored) => (sent === undefined ? String(stored ?? '') : (sent.values[name]?.[0] ?? '')),
    chosen: (name, stored = []) => (sent === undefined ? stored : (sent.values[name] ?? [])),
    mistake: (name) => mistakes.find(({ field }) => field !== undefined && bareName(field) === bareName(name))?.detail,
    call: (name, label) => void labels.set(bareName(name), label),
    called: (name) => labels.get(bareName(name)),
    placeOf: (name) => (labels.has(bareName(name)) ? [...labels.keys()].indexOf(bareName(name)) : labels.size),
  };
}
