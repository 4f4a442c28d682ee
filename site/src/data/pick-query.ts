type Changes = Readonly<Record<string, string | number | undefined>>;

/** A schema of a query, as the contract has them. */
type QuerySchema<Query> = {
  readonly shape: object;
  readonly parse: (given: unknown) => Query;
  readonly safeParse: (given: unknown) => { readonly success: boolean };
};

/** The part of a page's query that its schema knows and takes, and how it is written into an address, with changes. */
export function pickQuery<Query>(schema: QuerySchema<Query>, url: URL): { query: Query; asked: (changes?: Changes) => string } {
  const known = new Map([...url.searchParams].filter(([name, value]) => name in schema.shape && value !== ''));
  for (const name of known.keys()) if (!schema.safeParse({ [name]: known.get(name) }).success) known.delete(name);
  const asked = (changes: Changes = {}): string => {
    const entries = Object.entries<string | number | undefined>({ ...Object.fromEntries(known), ...changes });
    const written = entries.flatMap(([name, value]): [string, string][] => (value === undefined || (name === 'page' && String(value) === '1') ? [] : [[name, String(value)]]));
    return written.length === 0 ? '' : `?${new URLSearchParams(written).toString()}`;
  };
  return { query: schema.parse(Object.fromEntries(known)), asked };
}
