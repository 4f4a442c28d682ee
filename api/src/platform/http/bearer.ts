/** What a request brings as a bearer in its Authorization header, where it brings any: its cookies then count for nothing. */
export function bearerOf({ headers }: { readonly headers: { readonly authorization?: string | undefined } }): string | undefined {
  const [scheme = '', ...given] = (headers.authorization ?? '').trim().split(/ +/);
  return scheme.toLowerCase() === 'bearer' ? given.join(' ') : undefined;
}
