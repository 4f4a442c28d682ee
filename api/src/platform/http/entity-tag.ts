/** The strong tag of a content in an encoding. */
export function entityTag(hash: string, encoding: string): string {
  return `"${hash}-${encoding}"`;
}

/** Whether an If-None-Match header has a tag: a list of tags or `*`, compared weakly as RFC 9110 says. */
export function hasTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header === tag || header.trim() === '*') return true;
  return (header.match(/(?:W\/)?"[^"]*"/g) ?? []).some((one) => one.replace(/^W\//, '') === tag);
}
