import type { TestCatalogue } from './test-catalogue.ts';

type Answer = { readonly statusCode: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string };

/** A browser of a test: it keeps its cookies, and sends forms as a browser does. */
export class Visitor {
  readonly #app: Pick<TestCatalogue, 'app'>['app'];
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  /** What it sends beside that. */
  readonly headers: Record<string, string> = {};
  remoteAddress = '127.0.0.1';

  constructor({ app, runtime }: Pick<TestCatalogue, 'app' | 'runtime'>) {
    this.#app = app;
    this.#origin = runtime.config.baseUrl;
  }

  /** Its Cookie header. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Takes cookies over, as if the browser had them. */
  take(cookie: string): void {
    for (const pair of cookie.split('; ')) this.#keep(pair);
  }

  /** Opens an address. */
  open(url: string): Promise<Answer> {
    return this.#ask('GET', url);
  }

  /** Sends a form. */
  send(url: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.#ask('POST', url, new URLSearchParams(fields).toString());
  }

  async #ask(method: 'GET' | 'POST', url: string, payload?: string): Promise<Answer> {
    const sent = { ...(this.cookie === '' ? {} : { cookie: this.cookie }), ...this.headers };
    const form = payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: this.#origin };
    const answer = await this.#app.inject({ method, url, remoteAddress: this.remoteAddress, headers: { ...form, ...sent }, ...(payload === undefined ? {} : { payload }) });
    for (const cookie of [answer.headers['set-cookie'] ?? []].flat()) this.#keep(cookie);
    return { statusCode: answer.statusCode, headers: answer.headers, body: answer.body };
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const at = pair.indexOf('=');
    if (attributes.includes('Max-Age=0')) this.#cookies.delete(pair.slice(0, at));
    else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
