import { createServer, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { IndexClient } from '#api/platform/search/meilisearch/index-client.ts';

const found = JSON.stringify({ results: [{ id: 'one', version: '1' }], total: 1, limit: 5_000, offset: 0 });
const answer: RequestListener = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(found);
const timedOut: RequestListener = (_request, response) => void response.writeHead(408, { connection: 'close' }).end();
const refused: RequestListener = (_request, response) => void response.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"no","code":"invalid_api_key"}');
const lost: RequestListener = (request) => void request.socket.destroy();

/** Reads the versions of an index from a server that treats its first requests as given, and answers the later ones. */
async function readThrough(faults: readonly RequestListener[]): Promise<{ versions: ReadonlyMap<string, string> | undefined; requests: number }> {
  let requests = 0;
  const server = createServer((request, response) => {
    request.resume();
    const treat = faults[requests] ?? answer;
    requests += 1;
    treat(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const versions = await new IndexClient(`http://127.0.0.1:${port}`, 'a-key').versions('an-index').catch(() => undefined);
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  return { versions, requests };
}

const whole = new Map([['one', '1']]);

test('a request whose connection is lost, or that is answered by 408, is sent again', async () => {
  expect(await readThrough([lost])).toEqual({ versions: whole, requests: 2 });
  expect(await readThrough([timedOut])).toEqual({ versions: whole, requests: 2 });
  expect(await readThrough([lost, timedOut])).toEqual({ versions: whole, requests: 3 });
});

test('what Meilisearch refuses is asked once, and what stays lost is given up', async () => {
  expect(await readThrough([refused])).toEqual({ versions: undefined, requests: 1 });
  expect(await readThrough(Array.from({ length: 20 }, () => lost))).toEqual({ versions: undefined, requests: 8 });
});
