/** Fields of a form that hold a list in one box, one entry a line. */
export const lineFields = ['openStandards', 'integrations', 'importFormats', 'exportFormats', 'unspsc', 'keywords.en', 'keywords.fr'] as const;

/** Fields of a form that hold a list of texts in two boxes, one a language, one text a line. */
export const pairedFields = ['features', 'benefits', 'useCases'] as const;

/** Fields of a form that hold any of several choices. */
export const choiceFields = ['categories', 'actions', 'audience', 'deployment', 'openness', 'green', 'support.channels'] as const;

/** Where a form asks for what a listing needs as a whole. */
const parts: Readonly<Record<string, readonly string[]>> = {
  '/contact': ['/contact/role', '/contact/email'],
  '/areas': ['/areas/0/id', '/areas/0/reason'],
};

/** The places that a form asks for of a place of a listing. */
export function askedPlaces(pointer: string): readonly string[] {
  if (/^\/(logo|screenshots\/\d+)\/alt$/.test(pointer)) return [`${pointer}/en`, `${pointer}/fr`];
  return parts[pointer] ?? [pointer];
}

/** The name of the field of a form that asks for a place of a listing, by JSON pointer. */
export function fieldNameOf(pointer: string): string {
  const name = pointer.slice(1).replaceAll('/', '.');
  const [field = '', , side] = name.split('.');
  if (pairedFields.some((one) => one === field)) return side === 'fr' ? `${field}.fr` : `${field}.en`;
  return [...lineFields, ...choiceFields].find((field) => name === field || name.startsWith(`${field}.`)) ?? name;
}

/** The line, counted from 1, on which a place of a listing stands in a box of lines. */
export function lineOf(pointer: string): number | undefined {
  const parts = pointer.slice(1).split('/');
  const field = fieldNameOf(pointer);
  const isLines = [...lineFields, ...pairedFields].some((one) => one === field || field.startsWith(`${one}.`));
  const place = parts.find((part) => /^\d+$/.test(part));
  return isLines && place !== undefined ? Number(place) + 1 : undefined;
}
