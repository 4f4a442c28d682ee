/** What fields are called that hold web addresses. */
const webFields: ReadonlySet<string> = new Set(['website', 'url', 'documentation', 'repository', 'api', 'report', 'pressKit']);

/** A host name of two parts or more, and what may follow it. */
const bare = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(:\d{1,5})?([/?#]\S*)?$/i;

/** People write web addresses as they say them, without the `https://` that browsers leave out; it is put before them. */
export function completeAddress(field: string, text: string): string {
  const typed = text.trim();
  return webFields.has(field) && bare.test(typed) ? `https://${typed}` : text;
}
