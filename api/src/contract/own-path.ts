/** The path of ours that a `next` names; nothing where it leads elsewhere, or is no page of people. */
export function ownPath(next: string | undefined): string | undefined {
  if (next === undefined || !/^\/(en|fr)\/[\x21-\x7e]*$/.test(next) || next.includes('\\') || next.length > 1000) return undefined;
  const read = URL.parse(next, 'http://own.invalid');
  return read?.host === 'own.invalid' && /^\/(en|fr)\//.test(read.pathname) ? `${read.pathname}${read.search}` : undefined;
}
