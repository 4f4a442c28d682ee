import type { TestCatalogue } from './test-catalogue.ts';

type Fields = readonly (readonly [string, string])[];

/** Sends a form as a browser does from the catalogue's own pages. */
export async function sendForm(
  { app, runtime }: Pick<TestCatalogue, 'app' | 'runtime'>,
  url: string,
  fields: Fields | Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) {
  const pairs: Fields = isList(fields) ? fields : Object.entries(fields);
  const answer = await app.inject({
    method: 'POST',
    url,
    headers: { origin: runtime.config.baseUrl, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString(),
  });
  return { status: answer.statusCode, location: answer.headers.location ?? '', body: answer.body, headers: answer.headers };
}

function isList(fields: Fields | Readonly<Record<string, string>>): fields is Fields {
  return Array.isArray(fields);
}
