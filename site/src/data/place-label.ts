import type { Language } from '@catalog/api/contract/text.ts';
import { editorFieldsEn } from '../text/editor-fields-en.ts';
import { editorFieldsFr } from '../text/editor-fields-fr.ts';
import { editorPageWords } from '../text/editor-pages.ts';
import { formWords } from '../text/form.ts';

const fields: Readonly<Record<Language, ReadonlyMap<string, readonly [label: string, hint?: string]>>> = {
  en: new Map(Object.entries(editorFieldsEn)),
  fr: new Map(Object.entries(editorFieldsFr)),
};

/** What a place of a draft is called in the editor, with the number of its entry and its language where it has them. */
export function placeLabel(path: readonly string[], language: Language): string {
  const side = path.at(-1);
  const words = formWords[language];
  const inSide = side === 'en' ? ` (${words.english})` : side === 'fr' ? ` (${words.french})` : '';
  const number = path.find((part) => /^\d+$/.test(part));
  const name = nearestName(
    path.filter((part) => !/^\d+$/.test(part) && part !== 'en' && part !== 'fr'),
    language,
  );
  return `${number === undefined ? name : editorPageWords[language].compare.entry(name, Number(number) + 1)}${inSide}`;
}

/** The label of the nearest field: of the place itself, of its end, or of what it is within. */
function nearestName(names: readonly string[], language: Language): string {
  const ends = names.map((_, cut) => names.slice(0, names.length - cut).join('.'));
  const claim = names.includes('claim') ? names.slice(names.indexOf('claim')).join('.') : '';
  const known = [...(claim === '' ? [] : [claim]), ...ends, `${names[0] ?? ''}.id`, `${names[0] ?? ''}.role`].flatMap((name) => fields[language].get(name)?.[0] ?? []);
  return known[0] ?? names.join('.');
}
