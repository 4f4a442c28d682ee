import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import sharp from 'sharp';
import { makeVendor } from '../../support/make-listings.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
let port = 0;
let vendor = '';
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  port = Number(new URL(await catalogue.app.listen({ port: 0, host: '127.0.0.1' })).port);
  vendor = makeVendor(catalogue.runtime.db, 'slow-upload', new Date());
});
afterAll(() => catalogue.close());

const boundary = 'a-boundary';

/** The profile of the vendor with a new logo, as a browser sends it. */
async function profileForm(): Promise<Buffer> {
  const logo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#8a1538' } })
    .png()
    .toBuffer();
  const fields = {
    legalName: 'Slow Inc.',
    operatingName: 'Slow',
    province: 'on',
    website: 'https://vendor.example/',
    'logo.alt.en': 'A logo',
    'logo.alt.fr': 'Un logo',
    'version:number': String(version()),
  };
  const parts = Object.entries(fields).map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="logoFile"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`;
  return Buffer.concat([Buffer.from(parts.join('') + head), logo, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

/** Sends a form whose second half waits for `meanwhile`; gives the head of the answer. */
async function sendSlowly(person: TestPerson, body: Buffer, meanwhile: () => void): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const head = [
    `POST /en/workspace/vendors/${vendor}/profile/ HTTP/1.1`,
    'host: localhost',
    `origin: ${catalogue.runtime.config.baseUrl}`,
    `cookie: ${person.cookie}`,
    `content-type: multipart/form-data; boundary=${boundary}`,
    `content-length: ${body.length}`,
    'connection: close',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.write(body.subarray(0, body.length / 2));
  await new Promise((passed) => setTimeout(passed, 300));
  meanwhile();
  socket.write(body.subarray(body.length / 2));
  return readAll(socket);
}

async function readAll(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString('latin1')));
  await once(socket, 'close');
  return text.split('\r\n\r\n')[0] ?? '';
}

const client = () => catalogue.runtime.db.$client;
const version = () => client().prepare('select version from vendors where id = ?').pluck().get(vendor);

test('with its rights whole, a form that is sent slowly changes what it says', async () => {
  const person = await openPerson(catalogue, { vendor: { id: vendor, role: 'owner' } });
  const before = version();
  expect(await sendSlowly(person, await profileForm(), () => undefined)).toMatch(/^HTTP\/1\.1 303 /);
  expect(version()).not.toBe(before);
});

test.each([
  ['the person was removed', (id: string) => client().prepare('delete from memberships where person_id = ?').run(id)],
  ['the person was suspended', (id: string) => client().prepare('update people set suspended_at = 1 where id = ?').run(id)],
  ['the session was revoked', (id: string) => client().prepare('delete from sessions where person_id = ?').run(id)],
  ['the vendor was suspended', () => client().prepare("update vendors set status = 'suspended' where id = ?").run(vendor)],
])('where %s while a form was on its way, it changes nothing', async (_, end) => {
  const person = await openPerson(catalogue, { vendor: { id: vendor, role: 'owner' } });
  const before = version();
  const answer = await sendSlowly(person, await profileForm(), () => void end(person.id));
  client().prepare("update vendors set status = 'active' where id = ?").run(vendor);
  expect(answer).toMatch(/^HTTP\/1\.1 (303|403|404) /);
  expect(answer).not.toContain(`/workspace/vendors/${vendor}/profile/?`);
  expect(version()).toBe(before);
});
