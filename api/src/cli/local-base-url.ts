/** The address that links lead to: the public one, or where no other is set that of the server that runs. */
export function localBaseUrl({ port, baseUrl }: { readonly port: number; readonly baseUrl: string }, server: { readonly address?: string | undefined } | undefined): string {
  const own = `http://localhost:${port}`;
  return baseUrl === own ? (server?.address ?? own) : baseUrl;
}
