const pauseBeforeBusy = 200;
const mostRemembered = 20;

/** What became of asking for a fragment: it came, a later one took its place, or the catalogue did not answer. */
export type Fetched = Document | 'superseded' | 'unreachable';

/** Fetches the changing parts of a search, one at a time: a later request ends the earlier one. */
export class Fragments {
  readonly #onBusy: (isBusy: boolean) => void;
  readonly #remembered = new Map<string, string>();
  #pending: AbortController | undefined;
  #busyTimer = 0;

  constructor(onBusy: (isBusy: boolean) => void) {
    this.#onBusy = onBusy;
  }

  async fetch(address: string): Promise<Fetched> {
    this.abort();
    const pending = new AbortController();
    this.#pending = pending;
    this.#busyTimer = window.setTimeout(() => this.#onBusy(true), pauseBeforeBusy);
    const html = await read(address, pending.signal);
    if (this.#pending !== pending) return 'superseded';
    this.abort();
    if (html === undefined) return 'unreachable';
    this.#remember(address, html);
    return parse(html);
  }

  /** An answer of before, so that going back needs no waiting. */
  remembered(address: string): Document | undefined {
    const html = this.#remembered.get(address);
    return html === undefined ? undefined : parse(html);
  }

  /** Gives up what is being fetched. */
  abort(): void {
    clearTimeout(this.#busyTimer);
    this.#pending?.abort();
    this.#pending = undefined;
    this.#onBusy(false);
  }

  #remember(address: string, html: string): void {
    this.#remembered.delete(address);
    this.#remembered.set(address, html);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > mostRemembered && oldest !== undefined) this.#remembered.delete(oldest);
  }
}

async function read(address: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(address, { headers: { 'x-fragment': 'results' }, signal });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}
