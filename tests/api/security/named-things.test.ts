import { afterAll, beforeAll, expect, test } from 'vitest';
import { formAddress } from '#api/contract/addresses.ts';
import { openPerson } from '../../support/people.ts';
import { PersonOnline } from '../../support/person-online.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { openCast, type Cast } from '../authority/cast.ts';
import { readAll } from './read-all.ts';
import { takenBack, takePart } from './walk-routes.ts';

let catalogue: TestCatalogue;
let cast: Cast;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  cast = await openCast(catalogue);
});
afterAll(() => catalogue.close());

/** What forms and the API name within what is sent, rather than in the address. */
type Named = { readonly listing: string; readonly person: string; readonly session: string; readonly invitation: string; readonly token: string };

/** Sends each write of the owner of the first vendor that names something, and tells which of them changed anything. */
async function whatChanges({ listing, person, session, invitation, token }: Named): Promise<readonly string[]> {
  const { cookie, slots } = takePart(cast, 'owner');
  const headers = { cookie, origin: catalogue.runtime.config.baseUrl };
  const vendor = slots['vendor'] ?? '';
  const post = (url: string, type: string, payload: string) => () => catalogue.app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': type }, payload });
  const form = (url: string, fields: Readonly<Record<string, string>>) => post(url, 'application/x-www-form-urlencoded', new URLSearchParams(fields).toString());
  const writes = {
    'copy by the API': post(`/api/v1/workspace/vendors/${vendor}/listings`, 'application/json', JSON.stringify({ copyOf: listing })),
    copy: form(`/en/workspace/vendors/${vendor}/new-listing/do/copy/`, { from: listing }),
    evidence: post(`/api/v1/vendors/${vendor}/evidence?name=a.pdf&listing=${listing}`, 'application/pdf', '%PDF-1.7\n%%EOF\n'),
    session: form('/en/account/do/session/', { session }),
    token: form(formAddress('tokens', 'en', { form: 'revoke' }), { token }),
    role: form(`/en/workspace/vendors/${vendor}/team/do/role/`, { person, role: 'owner' }),
    removal: form(`/en/workspace/vendors/${vendor}/team/do/remove/`, { person }),
    transfer: form(`/en/workspace/vendors/${vendor}/team/do/transfer/`, { person }),
    invitation: form(`/en/workspace/vendors/${vendor}/team/do/withdraw/`, { invitation }),
  };
  const changed: string[] = [];
  const before = readAll(catalogue);
  for (const [name, send] of Object.entries(writes)) if ((await takenBack(catalogue, async () => (await send(), readAll(catalogue)))) !== before) changed.push(name);
  return changed;
}

test('what is named within a request belongs to whoever sends it, or is not there', async () => {
  const value = (sql: string, of = ''): string => String(catalogue.runtime.db.$client.prepare(sql).pluck().get(of));
  const namedOf = async (thing: number): Promise<Named> => {
    const { vendor = '', listing = '' } = cast.things[thing]?.slots ?? {};
    const owners = await openPerson(catalogue, { vendor: { id: vendor, role: 'owner' } });
    const invited = await new PersonOnline(catalogue, owners.cookie).send('POST', `/vendors/${vendor}/members/invitations`, {
      body: { email: 'someone@else.example', role: 'editor' },
    });
    const person = value("select person_id from memberships where vendor_id = ? and role = 'editor'", vendor);
    const own = new PersonOnline(catalogue, thing === 0 ? takePart(cast, 'owner').cookie : owners.cookie);
    const [session] = (await own.open('/api/v1/account')).json<{ sessions: { id: string }[] }>().sessions;
    const made = await own.form(formAddress('tokens', 'en', { form: 'make' }), { name: 'A program', scopes: ['listings:read'], days: '30' });
    const token = new URLSearchParams(made.split('?')[1]).get('made') ?? '';
    return { listing, person, invitation: invited.json<{ id: string }>().id, session: session?.id ?? '', token };
  };
  expect(await whatChanges(await namedOf(0))).toEqual(['copy by the API', 'copy', 'evidence', 'session', 'token', 'role', 'removal', 'transfer', 'invitation']);
  expect(await whatChanges(await namedOf(1))).toEqual([]);
});
