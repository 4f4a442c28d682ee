import { parseDocument } from 'yaml';
import type { DraftContent } from '#api/contract/draft.ts';
import { Refusal, type Said } from '#api/platform/failure.ts';
import { fromPubliccode, type TakenOver } from './publiccode.rules.ts';

/** The most bytes of a publiccode.yml. */
export const mostPubliccodeBytes = 200_000;

/** How deep it may be nested, and how many times it may refer to itself: a real one does neither. */
const deepest = 20;
const mostAliases = 20;

const said = {
  'publiccode-large': { en: 'The file is longer than any publiccode.yml.', fr: 'Le fichier est plus long que tout publiccode.yml.' },
  'publiccode-broken': {
    en: 'This cannot be read as a publiccode.yml. Check that it is whole, and that its lines are indented by spaces.',
    fr: 'Ce texte ne peut pas être lu comme un publiccode.yml. Vérifiez qu’il est entier et que ses lignes sont en retrait par des espaces.',
  },
  'publiccode-deep': {
    en: 'It is nested deeper than any publiccode.yml. Check the indentation of its lines.',
    fr: 'Il est imbriqué plus profondément que tout publiccode.yml. Vérifiez le retrait de ses lignes.',
  },
  'publiccode-repeats': {
    en: 'It refers to its own parts, by * and &, more often than any publiccode.yml. Write them out.',
    fr: 'Il renvoie à ses propres parties, par * et &, plus souvent que tout publiccode.yml. Écrivez-les en toutes lettres.',
  },
  'publiccode-tags': {
    en: 'It has tags, which begin with !, and a publiccode.yml has none. Take them out.',
    fr: 'Il contient des étiquettes, qui commencent par !, et un publiccode.yml n’en a pas. Retirez-les.',
  },
  'publiccode-nothing': {
    en: 'It has no key of a publiccode.yml that a listing has a place for, such as name or landingURL.',
    fr: 'Il n’a aucune clé d’un publiccode.yml qui ait sa place dans une fiche, comme name ou landingURL.',
  },
  'publiccode-empty': { en: 'Choose a file or paste the text of one.', fr: 'Choisissez un fichier ou collez-en le texte.' },
} as const satisfies Record<string, Said>;

/** Reads a publiccode.yml into what a draft can take over, and says what of it was and was not. @throws Refusal where it cannot be read */
export function readPubliccode(text: string): TakenOver & { readonly content: DraftContent } {
  if (text.trim() === '') throw refuse('publiccode-empty');
  if (Buffer.byteLength(text) > mostPubliccodeBytes) throw refuse('publiccode-large');
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse('publiccode-broken');
  if (!isShallow(value, deepest)) throw refuse('publiccode-deep');
  const read = fromPubliccode(new Map(Object.entries(value)));
  if (read.taken.length === 0) throw refuse('publiccode-nothing');
  return read;
}

function parse(text: string): unknown {
  // Deep nesting overflows the reader, so it is looked for before.
  if (/(?:[[{]\s*){25}|(?:-\s+){25}/.test(text)) throw refuse('publiccode-deep');
  const document = orRefused('publiccode-broken', () => parseDocument(text, { schema: 'core', version: '1.2', customTags: [], logLevel: 'silent', stringKeys: true }));
  if (document.errors.length > 0) throw refuse('publiccode-broken');
  if (document.warnings.length > 0) throw refuse('publiccode-tags');
  return orRefused('publiccode-repeats', (): unknown => document.toJS({ maxAliasCount: mostAliases }));
}

function orRefused<Read>(code: keyof typeof said, read: () => Read): Read {
  try {
    return read();
  } catch {
    throw refuse(code);
  }
}

function refuse(code: keyof typeof said): Refusal {
  return new Refusal('bad-input', code, said[code], [{ pointer: '/text', says: said[code] }]);
}

function isShallow(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((inside) => isShallow(inside, left - 1));
}
