import { Agent as HttpAgent, request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';

/** A refusal of Meilisearch, with its own code. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const mostBytes = 16 * 1024 * 1024;

/**
 * Posts JSON over connections that are kept. The client's own `fetch` costs more than the search itself, and a
 * compressed reply waits for a delayed acknowledgement, so replies are asked for as they are.
 */
export class SearchSocket {
  readonly #agent: HttpAgent | HttpsAgent;
  readonly #url: URL;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = new URL(url);
    this.#key = key;
    const options = { keepAlive: true, maxSockets: 64, scheduling: 'lifo', noDelay: true } as const;
    this.#agent = this.#url.protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
  }

  /** Posts `body` to `path`; the whole reply must be there within `timeoutMs`. @throws Refused, or what the network said */
  async post(path: string, body: unknown, timeoutMs: number): Promise<unknown> {
    const text = JSON.stringify(body);
    const { status, content } = await this.#send(path, text, timeoutMs);
    const parsed: unknown = JSON.parse(content);
    if (status === 200) return parsed;
    const code = typeof parsed === 'object' && parsed !== null && 'code' in parsed ? String(parsed.code) : 'unknown';
    throw new Refused(status, code, `Meilisearch answered ${status} (${code}).`);
  }

  /** Ends the connections. */
  close(): void {
    this.#agent.destroy();
  }

  #send(path: string, text: string, timeoutMs: number): Promise<{ status: number; content: string }> {
    return new Promise((resolve, reject) => {
      const options: RequestOptions = {
        method: 'POST',
        agent: this.#agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'accept-encoding': 'identity', authorization: `Bearer ${this.#key}` },
      };
      const address = new URL(path, this.#url);
      const request = (this.#url.protocol === 'https:' ? requestHttps : requestHttp)(address, options);
      const timer = setTimeout(() => request.destroy(new Error(`Meilisearch took more than ${timeoutMs} ms.`)), timeoutMs);
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        settle();
      };
      request.on('error', (error) => end(() => reject(error)));
      request.on('response', (response) => {
        readAll(response).then(
          (content) => end(() => resolve({ status: response.statusCode ?? 0, content })),
          (error: unknown) => end(() => reject(error instanceof Error ? error : new Error(String(error)))),
        );
      });
      request.end(text);
    });
  }
}

async function readAll(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response) {
    parts.push(part);
    bytes += part.length;
    if (bytes > mostBytes) throw new Error('Meilisearch answered with more than could be an answer.');
  }
  return Buffer.concat(parts).toString('utf8');
}
