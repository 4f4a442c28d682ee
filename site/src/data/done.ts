/** What a page says was done, by the word in its address. */
export function doneText(url: URL, texts: Readonly<Record<string, string>>): string | undefined {
  const word = url.searchParams.get('done');
  return word !== null && Object.hasOwn(texts, word) ? texts[word] : undefined;
}
