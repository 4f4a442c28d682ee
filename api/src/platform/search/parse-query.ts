/**
 * A query taken apart. `words` has the length of the query, with blanks where phrases and exclusions stood,
 * so that places in it are places in the query. `isOpen` says whether its last word may still be being typed.
 */
export type ParsedQuery = {
  readonly text: string;
  readonly words: string;
  readonly isOpen: boolean;
  readonly phrases: readonly string[];
  readonly excludedWords: readonly string[];
  readonly excludedPhrases: readonly string[];
};

/** The most characters of a query that count. */
const longestQuery = 400;

const operators = /(?<=^|\s)(-?)"([^"]*)"?|(?<=^|\s)-([\p{L}\p{N}][^\s"]*)/gu;

/** Takes a query apart: `"…"` is a phrase, `-word` and `-"…"` are excluded, and everything else is text. */
export function parseQuery(query: string): ParsedQuery {
  const text = query
    .toWellFormed()
    .slice(0, longestQuery)
    .replaceAll(/[“”«»„]/g, '"')
    .replaceAll('\0', ' ');
  const phrases: string[] = [];
  const excludedWords: string[] = [];
  const excludedPhrases: string[] = [];
  const words = text.replaceAll(operators, (found: string, minus: string | undefined, phrase: string | undefined, word: string | undefined) => {
    if (word !== undefined) excludedWords.push(word);
    else (minus === '-' ? excludedPhrases : phrases).push(phrase ?? '');
    return ' '.repeat(found.length);
  });
  return {
    text,
    words,
    isOpen: words !== '' && !/\s$/.test(words),
    phrases: phrases.slice(0, 5),
    excludedWords: excludedWords.slice(0, 10),
    excludedPhrases: excludedPhrases.slice(0, 5),
  };
}

/** Whether a query says anything: letters, digits or pictures, beyond punctuation and operators. */
export function saysSomething(query: string): boolean {
  return /[\p{L}\p{N}\p{So}]/u.test(query);
}
