import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyVendorMove } from '#api/features/listings/index.ts';
import { findMember, removeMember } from '#api/features/members/index.ts';
import { findVendorById } from '#api/features/vendors/index.ts';
import { pageAddress, type PageName } from '#api/contract/addresses.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';
import { makeVendor } from '../../support/test-state.ts';
import { Visitor } from '../../support/visitor.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
});
afterAll(() => catalogue.close());

async function visit(person: TestPerson): Promise<Visitor> {
  const visitor = new Visitor(catalogue);
  visitor.take(person.cookie);
  return visitor;
}

const codeOf = (): string => {
  const payload = catalogue.runtime.db.$client.prepare("select payload from outbox where kind = 'mail' order by id desc limit 1").pluck().get();
  return JSON.parse(String(payload)).data.code;
};

const vendorOf = (person: TestPerson): string => String(catalogue.runtime.db.$client.prepare('select vendor_id from memberships where person_id = ?').pluck().get(person.id));

const hostile = 'C++ & "Co." <i>\u200F';

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  const at = (page: PageName, slots: Record<string, string> = {}): string => pageAddress(page, language, slots);

  test('somebody new makes an organization, proves it, and sees it become public', async () => {
    const person = await openPerson(catalogue, { email: `jo-${language}@nova-${language}.ca`, language });
    const browser = await visit(person);
    expect((await browser.open(at('workspace'))).body).toContain(at('newVendor'));
    const made = await browser.send(at('newVendor'), {
      operatingName: `Nova ${language}`,
      legalName: `Nova ${language} inc.`,
      website: `https://nova-${language}.ca`,
      province: 'qc',
    });
    expect([made.statusCode, made.body]).toEqual([303, '']);
    const vendor = vendorOf(person);
    expect(made.headers['location']).toBe(`${at('proveVendor', { organization: vendor })}?done=made-sent`);
    const prove = await browser.open(String(made.headers['location']));
    expect(prove.body).toContain(`jo-${language}@nova-${language}.ca`);
    const wrong = await browser.send(`${at('proveVendor', { organization: vendor })}do/confirm/`, { code: 'abc' });
    expect([wrong.statusCode, wrong.body.includes('value="abc"'), wrong.body.includes('class="mistakes"')]).toEqual([422, true, true]);
    const right = await browser.send(`${at('proveVendor', { organization: vendor })}do/confirm/`, { code: codeOf() });
    expect(right.headers['location']).toBe(`${at('dashboard', { vendor })}?done=proven`);
    expect(findVendorById(catalogue.runtime.db, vendor)?.status).toBe('active');
    expect((await browser.open(String(right.headers['location']))).statusCode).toBe(200);
  });

  test('a name that is taken leads to claiming it, with all that was typed', async () => {
    makeVendor(catalogue.runtime, { name: `Boreal ${language}`, website: `https://boreal-${language}.ca` });
    const browser = await visit(await openPerson(catalogue));
    const typed = { operatingName: `Boréal ${language} Ltée`, legalName: 'x', website: `https://other-${language}.ca`, province: 'on' };
    const refused = await browser.send(at('newVendor'), typed);
    expect(refused.statusCode).toBe(409);
    for (const part of [`value="${typed.operatingName}"`, 'name="difference"', '/proof/'.replace('proof', language === 'en' ? 'proof' : 'preuve')])
      expect(refused.body).toContain(part);
    expect((await browser.send(at('newVendor'), { ...typed, difference: 'We make snow ploughs in Yukon.' })).statusCode).toBe(303);
  });

  test('every page of an organization with a hostile name shows it as text', async () => {
    const person = await openPerson(catalogue, { name: '<img src=x onerror=alert(1)>' });
    const vendor = makeVendor(catalogue.runtime, { name: hostile, members: { [person.id]: 'owner' } }).id;
    const browser = await visit(person);
    await browser.send(`${at('team', { vendor })}do/invite/`, { email: 'x@nova.ca', role: 'editor' });
    for (const page of ['workspace', 'dashboard', 'team', 'vendorProfile', 'proveVendor', 'ownData', 'newVendor', 'claimVendor'] as const) {
      const { statusCode, body } = await browser.open(at(page, { vendor, organization: vendor }));
      expect([page, statusCode]).toEqual([page, 200]);
      const markup = body.replaceAll(/"[^"]*"/g, '""');
      expect([markup.includes('<i>'), markup.includes('<img src=x'), /="[^"]*"\s*onerror/.test(body)], page).toEqual([false, false, false]);
    }
  });
});

test('an invitation is accepted on its page, by the invited alone', async () => {
  const [owner, guest, stranger] = [await openPerson(catalogue), await openPerson(catalogue, { email: 'guest@somewhere.ca' }), await openPerson(catalogue)];
  const vendor = makeVendor(catalogue.runtime, { members: { [owner.id]: 'owner' } }).id;
  const sent = await (await visit(owner)).send(`/en/workspace/vendors/${vendor}/team/do/invite/`, { email: 'guest@somewhere.ca', role: 'editor' });
  expect(sent.statusCode).toBe(303);
  const id = String(catalogue.runtime.db.$client.prepare('select id from invitations where vendor_id = ?').pluck().get(vendor));
  const page = pageAddress('invitation', 'en', { invitation: id });
  const [theirs, mine] = [await visit(stranger), await visit(guest)];
  expect((await theirs.open(page)).statusCode).toBe(403);
  expect((await theirs.send(`${page}do/accept/`, {})).statusCode).toBe(403);
  expect((await mine.open('/en/workspace/')).body).toContain(page);
  expect((await mine.open(page)).statusCode).toBe(200);
  expect((await mine.send(`${page}do/accept/`, {})).statusCode).toBe(303);
  expect(findMember(catalogue.runtime.db, vendor, guest.id)?.role).toBe('editor');
});

test('whoever is removed has no page and no route of the organization from that request on', async () => {
  const [owner, editor] = [await openPerson(catalogue), await openPerson(catalogue)];
  const vendor = makeVendor(catalogue.runtime, { members: { [owner.id]: 'owner', [editor.id]: 'editor' } }).id;
  const [boss, browser] = [await visit(owner), await visit(editor)];
  expect((await browser.open(`/en/workspace/vendors/${vendor}/`)).statusCode).toBe(200);
  expect((await boss.send(`/en/workspace/vendors/${vendor}/team/do/remove/`, { person: editor.id })).statusCode).toBe(303);
  expect((await browser.open(`/en/workspace/vendors/${vendor}/`)).statusCode).toBe(404);
  expect((await browser.open(`/api/v1/vendors/${vendor}/members`)).statusCode).toBe(404);
});

test('whoever is removed while their form is on its way changes nothing', async () => {
  const [owner, editor] = [await openPerson(catalogue), await openPerson(catalogue)];
  const vendor = makeVendor(catalogue.runtime, { name: 'Slow Form', members: { [owner.id]: 'owner', [editor.id]: 'editor' } }).id;
  const base = await catalogue.app.listen({ port: 0, host: '127.0.0.1' });
  const fields: Record<string, string> = {
    'version:number': '1',
    operatingName: 'Slow Form',
    legalName: 'Slow Form inc.',
    website: 'https://www.acme.ca',
    province: 'on',
    city: 'Changed',
  };
  const parts = Object.entries(fields).map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const answer = new Promise<number>((resolve, reject) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', origin: catalogue.runtime.config.baseUrl, cookie: editor.cookie };
    const sending = request(`${base}/en/workspace/vendors/${vendor}/profile/`, { method: 'POST', headers }, (response) => resolve(response.resume().statusCode ?? 0));
    sending.on('error', reject);
    sending.write(parts.slice(0, 3).join(''));
    setTimeout(() => {
      removeMember(catalogue.runtime, { vendorId: vendor, actor: { ...owner, language: 'en' } }, editor.id);
      sending.end(`${parts.slice(3).join('')}--x--\r\n`);
    }, 150);
  });
  expect(await answer).toBe(404);
  expect(findVendorById(catalogue.runtime.db, vendor)?.content).toMatchObject({ province: 'qc' });
});

test('a logo that comes with a form whose other fields are wrong is not lost', async () => {
  const owner = await openPerson(catalogue);
  const vendor = makeVendor(catalogue.runtime, { members: { [owner.id]: 'owner' } }).id;
  const { image } = await import('../uploads/hostile-images.ts');
  const send = (fields: Record<string, string>, file?: Buffer) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    if (file !== undefined) data.append('logoFile', new Blob([new Uint8Array(file)], { type: 'image/png' }), '../../evil.svg');
    return sendMultipart(`/en/workspace/vendors/${vendor}/profile/`, owner, data);
  };
  const fields = { 'version:number': '1', operatingName: 'Acme Nord', legalName: 'Acme Nord inc.', website: 'https://www.acme.ca', province: 'qc' };
  const first = await send({ ...fields, 'logo.alt.en': 'Logo' }, await image('png'));
  expect(first.statusCode).toBe(422);
  const [, kept = ''] = /name="keptLogo" value="([a-f0-9]{64})"/.exec(first.body) ?? [];
  expect(kept).not.toBe('');
  expect((await send({ ...fields, keptLogo: kept, 'logo.alt.en': 'Logo', 'logo.alt.fr': 'Logo' })).statusCode).toBe(303);
  expect(findVendorById(catalogue.runtime.db, vendor)?.content.logo?.id).toBe(kept);
  const hostileLogo = await send({ ...fields, 'version:number': '2' }, Buffer.from('<svg onload="alert(1)"/>'));
  expect([hostileLogo.statusCode, hostileLogo.body.includes('f-logoFile')]).toEqual([422, true]);
});

async function sendMultipart(url: string, person: TestPerson, data: FormData): Promise<{ statusCode: number; body: string }> {
  const request = new Request('http://x', { method: 'POST', body: data });
  const headers = { 'content-type': request.headers.get('content-type') ?? '', origin: catalogue.runtime.config.baseUrl, cookie: person.cookie };
  const answer = await catalogue.app.inject({ method: 'POST', url, headers, payload: Buffer.from(await request.arrayBuffer()) });
  return { statusCode: answer.statusCode, body: answer.body };
}

test('staff decide by hand, and nobody else sees what waits', async () => {
  const [person, moderator] = [await openPerson(catalogue), await openPerson(catalogue, { role: 'moderator' })];
  const vendor = makeVendor(catalogue.runtime, { name: 'Hosted', website: 'https://hosted.github.io' }).id;
  const [browser, staff] = [await visit(person), await visit(moderator)];
  expect((await browser.send(`/en/workspace/proof/${vendor}/do/ask/`, { explanation: 'Call us at 613 555 0100.' })).statusCode).toBe(303);
  expect((await browser.open('/en/review/vendors/')).statusCode).toBe(404);
  const [{ id }] = JSON.parse((await staff.open('/api/v1/review/vendors')).body).items.filter((item: { vendor: { id: string } }) => item.vendor.id === vendor);
  expect((await staff.open(`/fr/evaluation/fournisseurs/?request=${id}`)).body).toContain('Call us at 613 555 0100.');
  expect((await staff.send('/fr/evaluation/fournisseurs/', { request: id, decision: 'declined' })).statusCode).toBe(422);
  expect((await staff.send('/fr/evaluation/fournisseurs/', { request: id, decision: 'approved' })).statusCode).toBe(303);
  expect(findMember(catalogue.runtime.db, vendor, person.id)?.role).toBe('owner');
});

test('a person takes their data along, then ends their account, and is signed out', async () => {
  const person = await openPerson(catalogue, { email: 'leaving@person.example' });
  const browser = await visit(person);
  const copy = await browser.open('/api/v1/workspace/export');
  expect([copy.headers['content-disposition'], JSON.parse(copy.body).tables.people[0].email]).toEqual(['attachment; filename="catalog-my-data.json"', 'leaving@person.example']);
  expect((await browser.send('/en/workspace/my-data/', { address: 'other@person.example' })).statusCode).toBe(422);
  expect((await browser.send('/en/workspace/my-data/', { address: 'leaving@person.example' })).statusCode).toBe(303);
  expect((await browser.open('/en/workspace/')).statusCode).toBe(303);
});

test('programs change a profile by its version, and nobody keeps what is theirs alone', async () => {
  const owner = await openPerson(catalogue);
  const vendor = makeVendor(catalogue.runtime, { name: 'By Program', members: { [owner.id]: 'owner' } }).id;
  const url = `/api/v1/vendors/${vendor}/profile`;
  const headers = { cookie: owner.cookie, origin: catalogue.runtime.config.baseUrl };
  const read = await catalogue.app.inject({ url, headers });
  expect([read.headers['etag'], read.headers['cache-control']]).toEqual(['"1"', 'private, no-store']);
  const put = async (version: string | undefined, more: object) =>
    catalogue.app.inject({ method: 'PUT', url, headers: { ...headers, ...(version === undefined ? {} : { 'if-match': version }) }, payload: { ...read.json().content, ...more } });
  const statuses = [];
  for (const [version, more] of [
    [undefined, {}],
    ['"7"', {}],
    ['"1"', { role: 'administrator', status: 'active' }],
    ['"1"', { city: 'Gatineau' }],
    ['"1"', { city: 'Ottawa' }],
  ] as const)
    statuses.push((await put(version, more)).statusCode);
  expect(statuses).toEqual([428, 412, 400, 200, 412]);
  expect(findVendorById(catalogue.runtime.db, vendor)?.content.city).toBe('Gatineau');
});

test('a suspended vendor’s people read their pages and send none of their forms', async () => {
  const owner = await openPerson(catalogue);
  const vendor = makeVendor(catalogue.runtime, { name: 'Suspended', members: { [owner.id]: 'owner' } }).id;
  catalogue.runtime.db.transaction((tx) => applyVendorMove(tx, vendor, 'suspend', { actor: 'cata', at: new Date() }));
  const browser = await visit(owner);
  const base = `/en/workspace/vendors/${vendor}`;
  for (const page of ['/', '/team/', '/profile/']) expect((await browser.open(`${base}${page}`)).body).toContain('suspended');
  const answers = [await browser.send(`${base}/team/do/invite/`, { email: 'x@acme.ca', role: 'editor' }), await browser.send(`${base}/profile/`, { operatingName: 'New' })];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403]);
});
