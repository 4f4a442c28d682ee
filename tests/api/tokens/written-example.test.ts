import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, addVendor } from '../../support/drafts.ts';
import { elementsOf } from '../../support/read-html.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { openToken } from '../../support/tokens.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
});
afterAll(() => catalogue.close());

/** The words of a command as a shell reads them: quotes hold spaces, and in double ones variables are filled in. */
function wordsOf(command: string, variables: Readonly<Record<string, string>>): string[] {
  const filled = (text: string): string => text.replaceAll(/\$([A-Z_]+)/g, (_, name: string) => variables[name] ?? '');
  const parts = command.replaceAll('\\\n', ' ').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g);
  return [...parts].map(([, double, single, bare]) => single ?? filled(double ?? bare ?? ''));
}

/** Sends what a curl command says. */
async function run(command: string, variables: Readonly<Record<string, string>>) {
  const [program, ...words] = wordsOf(command, variables);
  expect(program).toBe('curl');
  const after = (flag: string): string[] => words.filter((_, at) => words[at - 1] === flag);
  const { pathname: url } = new URL(words.find((word) => word.startsWith('http')) ?? '');
  const headers = Object.fromEntries(after('-H').map((header) => [header.slice(0, header.indexOf(':')).toLowerCase(), header.slice(header.indexOf(':') + 2)]));
  const [method = 'GET'] = after('-X');
  const [payload] = after('-d');
  return catalogue.app.inject({ method: method === 'POST' ? 'POST' : 'GET', url, headers, ...(payload === undefined ? {} : { payload }) });
}

test.each(['/en/developers/', '/fr/developpeurs/'])('the commands on %s write a listing and submit it, as they stand', async (address) => {
  const page = await catalogue.app.inject(address);
  expect(page.statusCode).toBe(200);
  const elements = elementsOf(page.body);
  const commands = new Map(
    elements.flatMap(({ attributes }, at) => (attributes['data-step'] === undefined ? [] : [[attributes['data-step'], elements[at + 1]?.text ?? ''] as const])),
  );
  expect([...commands.keys()]).toEqual(['token', 'find', 'begin', 'look', 'submit']);
  const person = addPerson(catalogue.runtime.db, `person-of-${address.slice(1, 3)}`, 'Robin');
  const vendor = addVendor(catalogue.runtime.db, `harbour-${address.slice(1, 3)}`, [person]);
  const variables = { CATA_TOKEN: openToken(catalogue, person, ['profile:read', 'listings:read', 'listings:write']).secret };
  const found = await run(commands.get('find') ?? '', variables);
  expect(found.json()).toMatchObject({ vendors: [expect.objectContaining({ id: vendor })] });
  const begin = async () => run(commands.get('begin') ?? '', { ...variables, VENDOR: vendor });
  const begun = await begin();
  expect([begun.statusCode, (await begin()).json()]).toEqual([201, begun.json()]);
  const seen = await run(commands.get('look') ?? '', { ...variables, LISTING: String(begun.json().id) });
  expect([seen.statusCode, seen.headers['etag'], seen.json().problems]).toEqual([200, '"1"', []]);
  const submitted = await run(commands.get('submit') ?? '', { ...variables, LISTING: String(begun.json().id) });
  expect([submitted.statusCode, submitted.json().newest.state]).toEqual([200, 'submitted']);
});
