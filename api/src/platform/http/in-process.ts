import type { FastifyInstance, FastifyRequest } from 'fastify';

const header = 'x-in-process';
const secret = crypto.randomUUID();

/** Whether a request was made by the process itself: no rate limit, no access log. */
export function isInProcess(request: FastifyRequest): boolean {
  return request.headers[header] === secret;
}

/** Asks the API without the network; `sent` are the headers that say who asks. */
export async function inProcess(app: FastifyInstance, address: string, sent: Readonly<Record<string, string>> = {}): Promise<{ status: number; json(): Promise<unknown> }> {
  const response = await app.inject({ method: 'GET', url: address, headers: { ...sent, [header]: secret } });
  return { status: response.statusCode, json: async () => JSON.parse(response.body) };
}

/** Asks for anything that is served, without the network. */
export async function fetchInProcess(app: FastifyInstance, address: string): Promise<{ status: number; type: string; body: Buffer }> {
  const response = await app.inject({ method: 'GET', url: address, headers: { [header]: secret } });
  return { status: response.statusCode, type: response.headers['content-type'] ?? '', body: response.rawPayload };
}
