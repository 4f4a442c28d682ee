import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import sharp from 'sharp';
import type { TestCatalogue } from '../../support/test-catalogue.ts';
import type { TestPerson } from '../../support/people.ts';

/** What a person is at work on: an organization and a draft of it, or a submission that waits for the staff, and the version of it that they saw. */
export type Work = { readonly vendor: string; readonly listing: string; readonly submission: string; readonly colleague: string; readonly version: string };

/** A request that changes or shows something of what a person is at work on. */
export type Sent = { readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'; readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer };

/** How a person works, by name: what they send. */
export type Channel = (work: Work) => Sent | Promise<Sent>;

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const fields = (pairs: Readonly<Record<string, string>>): Buffer => Buffer.from(new URLSearchParams(pairs).toString());
const show = (url: string): Sent => ({ method: 'GET', url, headers: {}, body: Buffer.alloc(0) });
const draftOf = ({ listing }: Work): string => `/api/v1/workspace/listings/${listing}/draft`;

/** What the people of an organization send. */
export const memberChannels = {
  'a page': ({ vendor }) => show(`/en/workspace/vendors/${vendor}/team/`),
  'the API, read': (work) => show(draftOf(work)),
  'a form': profileForm,
  'the API': (work) => ({ method: 'PUT', url: draftOf(work), headers: { ...json, 'if-match': `"${work.version}"` }, body: Buffer.from('{"name":{"en":"Written too late"}}') }),
  'an upload': ({ vendor }) => ({ method: 'POST', url: `/api/v1/vendors/${vendor}/evidence?name=late.pdf`, headers: { 'content-type': 'application/pdf' }, body: pdf }),
  'an autosave': (work) => ({
    method: 'PATCH',
    url: draftOf(work),
    headers: { ...json, 'if-match': `"${work.version}"` },
    body: Buffer.from('{"step":"7","fields":[["awards.0.by","Late"]]}'),
  }),
} as const satisfies Record<string, Channel>;

/** What is for the owners of an organization alone. */
export const ownerChannels = {
  'a form': ({ vendor }) => ({
    method: 'POST',
    url: `/en/workspace/vendors/${vendor}/team/do/invite/`,
    headers: form,
    body: fields({ email: 'late@person.example', role: 'editor' }),
  }),
  'the API': ({ vendor, colleague }) => ({ method: 'PUT', url: `/api/v1/vendors/${vendor}/members/${colleague}`, headers: json, body: Buffer.from('{"role":"editor"}') }),
} as const satisfies Record<string, Channel>;

/** What is for moderators. */
export const moderatorChannels = {
  'a page': ({ submission }) => show(`/en/review/submissions/${submission}/`),
  'the API, read': ({ submission }) => show(`/api/v1/review/submissions/${submission}`),
  'a form': ({ submission, version }) => ({
    method: 'POST',
    url: `/en/review/submissions/${submission}/do/assign/`,
    headers: form,
    body: fields({ 'version:number': version, move: 'take' }),
  }),
  'the API': ({ submission, version }) => ({
    method: 'POST',
    url: `/api/v1/review/submissions/${submission}/assignee`,
    headers: { ...json, 'if-match': `"${version}"` },
    body: Buffer.from('{"move":"take"}'),
  }),
} as const satisfies Record<string, Channel>;

/** What is for administrators. */
export const administratorChannels = {
  'a page': () => show('/en/admin/people/'),
  'the API, read': () => show('/api/v1/administration/people'),
  'a form': ({ listing }) => ({ method: 'POST', url: '/en/admin/synonyms/do/add/', headers: form, body: fields({ terms: `tardy ${listing}\nbelated ${listing}` }) }),
  'the API': ({ listing }) => ({
    method: 'POST',
    url: '/api/v1/administration/synonyms',
    headers: json,
    body: Buffer.from(JSON.stringify({ terms: [`tardy ${listing}`, `belated ${listing}`] })),
  }),
} as const satisfies Record<string, Channel>;

const pdf = Buffer.from(`%PDF-1.7\n${'1 0 obj<<>>endobj\n'.repeat(40)}%%EOF\n`);
const boundary = 'a-boundary';

/** The profile of a vendor with a new logo, as a browser sends it. */
async function profileForm({ vendor }: Work): Promise<Sent> {
  const logo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#8a1538' } })
    .png()
    .toBuffer();
  const given = {
    legalName: `Slow ${vendor} Inc.`,
    operatingName: `Slow ${vendor}`,
    province: 'on',
    website: 'https://vendor.example/',
    'logo.alt.en': 'A logo',
    'logo.alt.fr': 'Un logo',
    'version:number': '1',
  };
  const parts = Object.entries(given).map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="logoFile"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(parts.join('') + file), logo, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { method: 'POST', url: `/en/workspace/vendors/${vendor}/profile/`, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body };
}

/** Where a server listens, which address it goes by, and how to wait until it knows of the next request. */
export type At = { readonly port: number; readonly origin: string; readonly arrival: () => Promise<unknown> };

/** Sends a request whose second half waits for `meanwhile`; gives the status and where it leads. */
export async function sendSlowly({ port, origin, arrival }: At, person: TestPerson, sent: Sent, meanwhile: () => unknown): Promise<{ status: number; location: string }> {
  const socket = connect(port, '127.0.0.1');
  try {
    const arrived = arrival();
    return await halfAndHalf(socket, writeHead(origin, person, sent), sent.body, async () => {
      await arrived;
      // It looks at the rights for the first time.
      await new Promise((passed) => setTimeout(passed, 20));
      await meanwhile();
    });
  } finally {
    socket.destroy();
  }
}

function writeHead(origin: string, person: TestPerson, { method, url, headers, body }: Sent): string {
  const all = { host: 'localhost', origin, cookie: person.cookie, ...headers, 'content-length': String(body.length), connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${url} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

async function halfAndHalf(socket: Socket, head: string, body: Buffer, meanwhile: () => unknown): Promise<{ status: number; location: string }> {
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const half = Math.floor(body.length / 2);
  socket.write(Buffer.concat([Buffer.from(head), body.subarray(0, half)]));
  await meanwhile();
  const closed = socket.closed ? Promise.resolve() : once(socket, 'close');
  socket.write(body.subarray(half));
  await closed;
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), location: /^location: (.*?)\r$/im.exec(text)?.[1] ?? '' };
}

/** Sends a request whole. */
export async function sendWhole({ app, runtime }: TestCatalogue, person: TestPerson, { method, url, headers, body }: Sent): Promise<{ status: number; location: string }> {
  const answer = await app.inject({ method, url, headers: { ...headers, origin: runtime.config.baseUrl, cookie: person.cookie }, ...(method === 'GET' ? {} : { payload: body }) });
  return { status: answer.statusCode, location: answer.headers.location ?? '' };
}
