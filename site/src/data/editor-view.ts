import { pageAddress } from '@catalog/api/contract/addresses.ts';
import { editorSteps, placeOf, type Draft, type DraftProblem, type EditorStep } from '@catalog/api/contract/draft.ts';
import type { FormMistake, FormState } from '@catalog/api/contract/form-state.ts';
import type { Taxonomy } from '@catalog/api/contract/taxonomy.ts';
import type { Language } from '@catalog/api/contract/text.ts';
import { editorFieldsEn } from '../text/editor-fields-en.ts';
import { editorFieldsFr } from '../text/editor-fields-fr.ts';
import { editorWords } from '../text/editor.ts';
import { viewForm, type FormView } from './form-view.ts';
import { placeLabel } from './place-label.ts';
import { choicesOf } from './terms.ts';

type Asks = readonly [label?: string, hint?: string];

const words: Readonly<Record<Language, ReadonlyMap<string, Asks>>> = { en: new Map(Object.entries(editorFieldsEn)), fr: new Map(Object.entries(editorFieldsFr)) };

/** A step of the editor as its page shows it. */
export type EditorView = FormView & {
  readonly draft: Draft;
  readonly taxonomy: Taxonomy;
  readonly step: EditorStep;
  /** Whether what stands in the fields is saved, so that the form goes on from there. */
  readonly isSaved: boolean;
  readonly said: (typeof editorWords)[Language];
  /** The label of a field and the help at it, by its name without the places of its entries. */
  readonly asks: (key: string) => { readonly label: string; readonly hint: string | undefined };
  readonly options: (vocabulary: string) => { readonly id: string; readonly label: string }[];
  /** What the draft says at a path, as it is stored. */
  readonly stored: (path: string) => unknown;
  readonly isRequired: (name: string) => boolean;
  /** What CATA asked of a field. */
  readonly asked: (name: string) => readonly string[];
};

type Given = {
  readonly draft: Draft;
  readonly taxonomy: Taxonomy;
  readonly language: Language;
  readonly step: EditorStep;
  readonly state: FormState | undefined;
  /** Whether what is missing is said too, and not only what is wrong. */
  readonly all: boolean;
};

/** Looks at a step of the editor: what stands in its fields, and what is to be mended there. */
export function viewEditor({ draft, taxonomy, language, step, state, all }: Given): EditorView {
  const listing = draft.listing.id;
  const form = viewForm({ page: 'editListing', language, slots: { listing, step: placeOf(step) }, state });
  // Where only files were refused, all else was saved, and what is wrong of it is told in the same round.
  const isSaved = !form.wasSent || form.mistakes.some(({ field }) => field?.endsWith('.file') === true);
  const mistakes = [...form.mistakes, ...(isSaved ? mistakesIn(draft.problems, step, all).map((problem) => mistakeOf(problem, language)) : [])];
  const stored = (path: string): unknown => valueAt(draft.content, path);
  const fields = words[language];
  return {
    ...form,
    draft,
    taxonomy,
    step,
    mistakes,
    isSaved,
    stored,
    said: editorWords[language],
    value: (name, given) => (form.wasSent ? form.value(name) : boxText(stored, bare(name), given)),
    chosen: (name) => (form.wasSent ? form.chosen(name) : list(stored(bare(name))).map(String)),
    mistake: (name) => {
      const own = mistakes.flatMap(({ field, detail }) => (field !== undefined && bare(field) === bare(name) ? [detail] : []));
      return own.length === 0 ? undefined : own.join(' ');
    },
    // The list of mistakes says which of several entries it means.
    called: (name) => placeLabel(bare(name).split('.'), language),
    asks: (key) => {
      const [label = key, hint] = fields.get(key) ?? fields.get(key.replace(/\.\w+$/, '')) ?? [];
      return { label, hint };
    },
    options: (vocabulary) => choicesOf(taxonomy, vocabulary, language),
    // A comment on one side of a text stands at the question, which asks for both.
    asked: (name) => (draft.request?.comments ?? []).flatMap(({ field, text }) => ([field, field.replace(/\.(en|fr)$/, '')].includes(bare(name)) ? [text] : [])),
    isRequired: (name) => editorSteps.required.some((field) => field === bare(name).split('.')[0]) && !name.startsWith('contact.phone') && !name.startsWith('areas.1.'),
  };
}

/** The problems that a step says: what is wrong, and where `all`, what is missing too. */
export function mistakesIn(problems: readonly DraftProblem[], step: EditorStep, all: boolean): DraftProblem[] {
  return problems.filter((problem) => (all || problem.kind === 'wrong') && isOf(problem, step));
}

function isOf({ step: theme, pointer }: DraftProblem, step: EditorStep): boolean {
  const field = pointer.split('/')[1] ?? '';
  return step === 'required' ? editorSteps.required.some((one) => one === field) : theme === step;
}

function mistakeOf({ field, says }: DraftProblem, language: Language): FormMistake {
  const asked = /^(logo|screenshots\.\d+)(\.id)?$/.test(field) ? `${field.replace(/\.id$/, '')}.file` : field;
  return { field: asked, detail: says[language] };
}

/** Where a problem is mended: its step, at its field. */
export function addressOf(problem: Pick<DraftProblem, 'step' | 'field'>, listing: string, language: Language): string {
  return `${pageAddress('editListing', language, { listing, step: placeOf(problem.step) })}?all=1#f-${problem.field.replaceAll('.', '-')}`;
}

/** How many entries of a list are shown: those that there are, and one more where it was asked for. */
export function entriesOf({ stored, draft }: EditorView, field: string, url: URL): number {
  const asked = url.searchParams.get('add') === field ? 1 : 0;
  return draft.listing.id === '' ? 0 : list(stored(field)).length + asked;
}

/** What stands in a box: a text, or the entries of a list, one a line. */
function boxText(stored: (path: string) => unknown, name: string, given: string | number | undefined): string {
  const [field = '', side = ''] = name.split('.');
  const whole = stored(field);
  if (isSide(side) && Array.isArray(whole))
    return whole
      .map((entry) => string(valueAt(entry, side)))
      .join('\n')
      .trimEnd();
  const value = stored(name);
  return Array.isArray(value) ? value.map(string).join('\n') : value === undefined ? String(given ?? '') : string(value);
}

function isSide(name: string): name is Language {
  return name === 'en' || name === 'fr';
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inside, name) => (typeof inside === 'object' && inside !== null ? new Map(Object.entries(inside)).get(name) : undefined), value);
}

function string(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A name without its type. */
function bare(name: string): string {
  return name.replace(/\[\]/, '').replace(/:.*$/, '');
}
