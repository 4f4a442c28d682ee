/** An answer that arrived whole. */
export type Answer = { readonly status: number; readonly body: string; readonly version: number };

/** What is sent: as JSON, or as a form. */
export type Sent = { readonly cookie?: string; readonly version?: number; readonly json?: unknown; readonly form?: Readonly<Record<string, string>>; readonly parts?: FormData };

/** The address that the catalogue has for the public. */
export const publicAddress = 'https://catalogue.example';

/** Says that the server ended before its answer was there, so that nothing was promised. */
export class CutOff extends Error {
  override readonly name = 'CutOff';
}

let networks = 0;

/** Sends requests to a server over HTTP, each from a network of its own, and knows how many are on their way. */
export class Client {
  readonly #address: string;
  underway = 0;
  /** Answers that were neither what was wanted nor a refusal of an older version. */
  readonly surprises: string[] = [];

  constructor(address: string) {
    this.#address = address;
  }

  /** The answer to a request. @throws CutOff where the server ended meanwhile */
  async ask(method: string, path: string, sent: Sent = {}): Promise<Answer> {
    this.underway += 1;
    try {
      const answer = await fetch(`${this.#address}${path}`, { method, redirect: 'manual', headers: headersOf(sent), ...bodyOf(sent) });
      const body = await answer.text();
      if (answer.status >= 400 && answer.status !== 412) this.surprises.push(`${method} ${path}: ${answer.status} ${body.slice(0, 300)}`);
      return { status: answer.status, body, version: Number(/"(\d+)"/.exec(answer.headers.get('etag') ?? '')?.[1] ?? 0) };
    } catch (error) {
      throw new CutOff(String(error));
    } finally {
      this.underway -= 1;
    }
  }
}

function headersOf({ cookie, version, json }: Sent): Record<string, string> {
  networks += 1;
  return {
    origin: publicAddress,
    'x-forwarded-for': `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`,
    ...(cookie === undefined ? {} : { cookie }),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    ...(json === undefined ? {} : { 'content-type': 'application/json' }),
  };
}

function bodyOf({ json, form, parts }: Sent): { body?: string | URLSearchParams | FormData } {
  if (json !== undefined) return { body: JSON.stringify(json) };
  if (form !== undefined) return { body: new URLSearchParams(form) };
  return parts === undefined ? {} : { body: parts };
}
