import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What can stand between the catalogue and Meilisearch. */
export const faults = ['refused', 'reset', 'half-open', 'one-byte-a-second', 'five-seconds-late', '500', '429', 'garbage', 'wrong-index'] as const;
export type Fault = (typeof faults)[number];

/** A proxy before a real Meilisearch that misbehaves on demand. */
export async function startFaultProxy(target: string) {
  let fault: Fault | undefined;
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  server.on('connection', (socket) => {
    if (fault === 'refused') socket.destroy();
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const { port } = address;

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const body = Buffer.concat(parts);
    switch (fault) {
      case 'refused':
      case 'reset':
        return void incoming.socket.resetAndDestroy();
      case 'half-open':
        return;
      case 'one-byte-a-second':
        return drip(outgoing);
      case 'five-seconds-late':
        setTimeout(() => forward(incoming, outgoing, body), 5_000).unref();
        return;
      case '500':
        return answer(outgoing, 500, '{"message":"internal","code":"internal","type":"internal","link":""}');
      case '429':
        return answer(outgoing, 429, '{"message":"too many","code":"too_many_search_requests","type":"system","link":""}');
      case 'garbage':
        return answer(outgoing, 200, '\u0000<html>not json');
      case 'wrong-index':
        return answer(outgoing, 200, '{"results":[{"indexUid":"movies","hits":[{"title":"Other"}],"totalHits":3}]}');
      case undefined:
        return forward(incoming, outgoing, body);
    }
  }

  function forward(incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer): void {
    const onward = request(new URL(incoming.url ?? '/', target), { method: incoming.method, headers: { ...incoming.headers, host: new URL(target).host } }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    onward.end(body);
  }

  return {
    url: `http://127.0.0.1:${port}`,
    setFault(next: Fault | undefined): void {
      fault = next;
      for (const socket of sockets) if (next === 'refused' || next === 'reset') socket.resetAndDestroy();
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(outgoing: ServerResponse, status: number, body: string): void {
  outgoing.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

function drip(outgoing: ServerResponse): void {
  outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
  const timer = setInterval(() => outgoing.write(' '), 1_000);
  outgoing.on('close', () => clearInterval(timer));
}
