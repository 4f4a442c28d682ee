import type { TestCatalogue } from './test-catalogue.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Someone who is signed in, with a browser and with programs. */
export class PersonOnline {
  readonly #app: TestCatalogue['app'];
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ app, runtime }: Pick<TestCatalogue, 'app' | 'runtime'>, cookie?: string) {
    this.#app = app;
    this.#headers = { origin: runtime.config.baseUrl, ...(cookie === undefined ? {} : { cookie }) };
  }

  /** Opens an address, without following where it leads. */
  open(url: string) {
    return this.#app.inject({ url, headers: { ...this.#headers, 'accept-encoding': 'identity' } });
  }

  /** Sends the fields of a form. */
  post(url: string, fields: [string, string][]) {
    const payload = new URLSearchParams(fields).toString();
    return this.#app.inject({ method: 'POST', url, headers: { ...this.#headers, 'content-type': 'application/x-www-form-urlencoded' }, payload });
  }

  /** Sends a form whose fields are those of a value, by their paths. @throws Error where it is not taken */
  async form(url: string, value: Fields): Promise<string> {
    const answer = await this.post(url, fieldsOf(value));
    if (answer.statusCode !== 303) throw new Error(`${url} answered ${answer.statusCode}: ${mistakesIn(answer.body)}`);
    return String(answer.headers.location);
  }

  /** Sends JSON to the API. @throws Error where it is not taken */
  async send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, { body, version }: { readonly body?: unknown; readonly version?: number | undefined } = {}) {
    const headers = { ...this.#headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) };
    const answer = await this.#app.inject({ method, url: `/api/v1${url}`, headers, ...(body === undefined ? {} : { payload: JSON.stringify(body) }) });
    if (answer.statusCode >= 300) throw new Error(`${method} ${url} answered ${answer.statusCode}: ${answer.body.slice(0, 2000)}`);
    return answer;
  }

  /** Sends bytes to the API. @throws Error where they are not taken */
  async sendBytes(url: string, type: string, payload: Buffer) {
    const answer = await this.#app.inject({ method: 'POST', url: `/api/v1${url}`, headers: { ...this.#headers, 'content-type': type }, payload });
    if (answer.statusCode >= 300) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body.slice(0, 2000)}`);
    return answer;
  }
}

/** The fields that say a value: `name.en`, `areas.0.id`, with the type of what is no text. */
export function fieldsOf(value: unknown, name = ''): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((one, at) => fieldsOf(one, `${name}.${at}`));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, one]) => fieldsOf(one, name === '' ? key : `${name}.${key}`));
  if (typeof value === 'string') return [[name, value]];
  return value === undefined ? [] : [[`${name}:${typeof value}`, JSON.stringify(value)]];
}

function mistakesIn(html: string): string {
  return (
    [...html.matchAll(/class="mistake"[^>]*>([^<]*)|class="error-summary[\s\S]*?<\/ul>/g)]
      .map(([whole]) => whole.replaceAll(/\s+/g, ' '))
      .join(' | ')
      .slice(0, 1500) || html.slice(0, 300)
  );
}
