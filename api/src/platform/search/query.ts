/** A query taken apart: words and phrases that are wanted, words that are not. */
export type ParsedQuery = { readonly words: readonly string[]; readonly phrases: readonly string[]; readonly excluded: readonly string[] };

/** The most words of a query that count. */
const mostWords = 12;

/** Takes a query apart; anything that is no operator is text. */
export function parseQuery(query: string): ParsedQuery {
  const phrases: string[] = [];
  const rest = query.replaceAll(/"([^"]+)"/g, (_, phrase: string) => {
    phrases.push(phrase);
    return ' ';
  });
  const parts = rest.split(/\s+/).filter((part) => part !== '');
  const isExclusion = (part: string) => /^-[\p{L}\p{N}]/u.test(part);
  return {
    words: parts.filter((part) => !isExclusion(part)).slice(0, mostWords),
    phrases: phrases.slice(0, mostWords),
    excluded: parts
      .filter(isExclusion)
      .map((part) => part.slice(1))
      .slice(0, mostWords),
  };
}
