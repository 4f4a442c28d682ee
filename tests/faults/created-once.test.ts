import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extent, isFullProof } from '../support/extent.ts';
import { startServer, type Running } from '../support/run-server.ts';
import { publicAddress } from './acknowledged/client.ts';
import { makeWorld, type World } from './acknowledged/world.ts';

const plant = (name: string): string => `--import=${join(import.meta.dirname, 'created-once', name)}`;
let world: World;
beforeAll(async () => {
  world = await makeWorld(1);
});
afterAll(() => world.close());

const newKey = (): string => `k${randomUUID()}`;

/** The vendor that everything is made for. */
const maker = { vendor: () => world.makers[0]?.vendor ?? '', cookie: () => world.makers[0]?.person.cookie ?? '' };

/** What is created: how it is asked for, and how many of it there are. */
type Kind = { readonly address: () => string; readonly type: string; readonly body: (key: string) => string; readonly count: string };

const ofVendor = (rest: string) => () => `/api/v1/workspace/vendors/${maker.vendor()}${rest}`;
const draft: Kind = {
  address: ofVendor('/listings'),
  type: 'application/json',
  body: (key) => JSON.stringify({ content: { name: { en: key } } }),
  count: 'select count(*) from listings',
};
const kinds: Readonly<Record<string, Kind>> = {
  draft,
  'file of evidence': {
    address: () => `/api/v1/vendors/${maker.vendor()}/evidence?name=proof.pdf`,
    type: 'application/pdf',
    body: (key) => `%PDF-1.7\n%${key}\n%%EOF\n`,
    count: 'select count(*) from evidence',
  },
  ...(isFullProof ? more() : {}),
};

function more(): Record<string, Kind> {
  const json = 'application/json';
  return {
    'draft from publiccode.yml': {
      address: ofVendor('/listings/publiccode'),
      type: json,
      body: (key) => JSON.stringify({ text: `publiccodeYmlVersion: "0.4"\nname: ${key}\nurl: https://git.example/one\n` }),
      count: 'select count(*) from listings',
    },
    organization: {
      address: () => '/api/v1/workspace/vendors',
      type: json,
      body: (key) => JSON.stringify({ legalName: `${key} inc.`, operatingName: key, province: 'qc', website: `https://www.${key}.example/` }),
      count: 'select count(*) from vendors',
    },
    invitation: {
      address: () => `/api/v1/vendors/${maker.vendor()}/members/invitations`,
      type: json,
      body: (key) => JSON.stringify({ email: `${key}@example.ca`, role: 'editor' }),
      count: 'select count(*) from invitations',
    },
  };
}

/** Asks a server to create something. @throws where it dies before it answers */
async function create(address: string, { address: path, type, body }: Kind, key: string) {
  const answer = await fetch(`${address}${path()}`, {
    method: 'POST',
    headers: { origin: publicAddress, cookie: maker.cookie(), 'content-type': type, 'idempotency-key': key },
    body: body(key),
  });
  return { status: answer.status, replayed: answer.headers.get('idempotency-replayed'), location: answer.headers.get('location'), body: await answer.text() };
}

function read(sql: string, ...values: readonly string[]): unknown {
  const db = new DatabaseSync(join(world.home, 'catalog.db'), { readOnly: true });
  const row = db.prepare(sql).get(...values);
  db.close();
  return Object.values(row ?? {})[0];
}

const count = ({ count: sql }: Kind): number => Number(read(sql));
const start = (env: NodeJS.ProcessEnv = {}) => startServer({ env: { ...world.env, ...env } });

/** Settings of a server that dies at a request: inside of the transaction that creates, or between its commit and its answer. */
const dyingAt = (when: 'DIE_INSIDE' | 'DIE_BEFORE_ANSWER', key: string, ...plants: readonly string[]) => ({
  NODE_OPTIONS: [plant('die-at.ts'), ...plants].join(' '),
  [when]: key,
});

async function die(server: Running, kind: Kind, key: string): Promise<void> {
  await expect(create(await server.opened, kind, key)).rejects.toThrow();
  await server.ended;
  expect(server.child.signalCode).toBe('SIGKILL');
}

async function end(server: Running): Promise<void> {
  server.child.kill('SIGKILL');
  await server.ended;
}

/** Asks again, twice at once. */
const askAgain = async (server: Running, kind: Kind, key: string) => Promise.all([create(await server.opened, kind, key), create(await server.opened, kind, key)]);

test(`${Object.keys(kinds).join(', ')}: killed between commit and answer it is there once, and the same key gets the answer that was lost`, async () => {
  let check: (server: Running) => Promise<void> = async () => undefined;
  for (const [name, kind] of Object.entries(kinds)) {
    const key = newKey();
    const server = start(dyingAt('DIE_BEFORE_ANSWER', key));
    await server.opened;
    await check(server);
    const before = count(kind);
    await die(server, kind, key);
    const kept = String(read('select body from idempotent_answers where key = ?', key));
    expect([name, count(kind)]).toEqual([name, before + 1]);
    check = async (next) => {
      const answers = await askAgain(next, kind, key);
      for (const { body, ...answer } of answers) {
        expect([name, answer]).toEqual([name, { status: 201, replayed: 'true', location: expect.stringContaining('/') }]);
        expect(JSON.parse(body)).toEqual(JSON.parse(kept));
      }
      expect([name, count(kind)]).toEqual([name, before + 1]);
    };
  }
  const last = start();
  await check(last);
  await end(last);
});

test.runIf(isFullProof)('killed inside of the transaction it is not there, and the same key creates it', async () => {
  const key = newKey();
  const before = count(draft);
  await die(start(dyingAt('DIE_INSIDE', key)), draft, key);
  expect([count(draft), read('select count(*) from idempotent_answers where key = ?', key)]).toEqual([before, 0]);
  const server = start();
  const answers = await askAgain(server, draft, key);
  await end(server);
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect(answers.filter(({ replayed }) => replayed === 'true')).toHaveLength(1);
  expect(count(draft)).toBe(before + 1);
});

test('a server that keeps the answer outside of the transaction is caught', async () => {
  const key = newKey();
  const before = count(draft);
  await die(start(dyingAt('DIE_BEFORE_ANSWER', key, plant('planted-late-key.ts'))), draft, key);
  const server = start();
  await askAgain(server, draft, key);
  await end(server);
  expect(count(draft)).toBe(before + 2);
  process.stdout.write('Planted, a server that keeps the answer of a key outside of the transaction: two drafts of one key.\n');
});

const kills = extent(100, 0);

test.runIf(isFullProof)(`after ${kills} kills at any moment, four programs that ask again by the same key have created each thing once`, async () => {
  const created = new Map<string, string>();
  let [asked, server] = [0, start()];
  let address = await server.opened;
  const over = new AbortController();
  const program = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const key = newKey();
      for (let answer; answer === undefined; asked += 1) {
        answer = await create(address, draft, key).catch(() => setTimeout(50));
        if (answer !== undefined) created.set(key, `${answer.status} ${JSON.parse(answer.body).id}`);
      }
    }
  };
  const programs = [1, 2, 3, 4].map(program);
  for (let kill = 0; kill < kills; kill += 1) {
    await setTimeout(30 + Math.random() * 400);
    await end(server);
    server = start();
    address = await server.opened;
  }
  over.abort();
  await Promise.all(programs);
  await end(server);
  const db = new DatabaseSync(join(world.home, 'catalog.db'), { readOnly: true });
  const drafts = db.prepare("select json_extract(content, '$.name.en') as name, group_concat('201 ' || listing_id) as ids from drafts group by name").all();
  db.close();
  const there = new Map(drafts.map(({ name, ids }) => [String(name), String(ids)]));
  const wrong = [...created].filter(([key, id]) => there.get(key) !== id);
  process.stdout.write(`Created once: ${kills} kills, ${created.size} drafts, ${asked - created.size} asked for again, ${wrong.length} not there once.\n`);
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(created.size);
});
