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
  'publiccode-empty': { en: 'Choose a file or paste the text of one.', fr: 'Choisissez un fichier ou collez-en le texte.' },
} as const satisfies Record<string, Said>;

/** Reads a publiccode.yml into what a draft can take over, and says what of it was and was not. @throws Refusal where it cannot be read */
export function readPubliccode(text: string): TakenOver & { readonly content: DraftContent } {
  if (text.trim() === '') throw refuse('publiccode-empty');
  if (Buffer.byteLength(text) > mostPubliccodeBytes) throw refuse('publiccode-large');
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !isShallow(value, deepest)) throw refuse('publiccode-broken');
  const read = fromPubliccode(new Map(Object.entries(value)));
  if (read.taken.length === 0) throw refuse('publiccode-broken');
  return read;
}

function parse(text: string): unknown {
  // Deep nesting overflows the reader, so it is looked for before.
  if (/(?:[[{]\s*){25}|(?:-\s+){25}/.test(text)) throw refuse('publiccode-broken');
  try {
    const document = parseDocument(text, { schema: 'core', version: '1.2', customTags: [], logLevel: 'silent', stringKeys: true });
    if (document.errors.length > 0) throw refuse('publiccode-broken');
    return document.toJS({ maxAliasCount: mostAliases });
  } catch {
    throw refuse('publiccode-broken');
  }
}

function refuse(code: keyof typeof said): Refusal {
  return new Refusal('bad-input', code, said[code], [{ pointer: '/text', says: said[code] }]);
}

function isShallow(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((inside) => isShallow(inside, left - 1));
}
