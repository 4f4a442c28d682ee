import { splitUrl } from './split-url.ts';

/** The parameters of a query; repeated ones become lists, and a malformed encoding stays as it was typed. */
export function readQuery(query: string): Record<string, string | string[]> {
  const found = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    const former = found.get(name);
    if (former === undefined) found.set(name, value);
    else if (Array.isArray(former)) former.push(value);
    else found.set(name, [former, value]);
  }
  return Object.fromEntries(found);
}

/** Whether the query of a request is well encoded: `%` with two digits each, and UTF-8 beneath. */
export function isWellEncoded(url: string): boolean {
  try {
    decodeURIComponent(splitUrl(url).query);
    return true;
  } catch {
    return false;
  }
}
