import { fieldsOf, fillForm, saysSame } from './fill-form.ts';
import { TypedKeeper } from './typed-keeper.ts';

/** What the line about saving can say; its words are in the data of the line. */
type State = 'idle' | 'back' | 'saving' | 'saved' | 'offline' | 'failed' | 'older' | 'signedOut' | 'refused';

/** Milliseconds of rest after which what was typed is saved, and between tries while it cannot be. */
const restMs = 1200;
const retryMs = 6000;
/** Milliseconds after which a try that got no answer is one that failed. */
const patienceMs = 15_000;
/** Bytes that a browser still sends for a page that is gone. */
const mostAfterwards = 60_000;

const stateOf: Readonly<Record<number, State>> = { 401: 'signedOut', 403: 'refused', 404: 'refused', 409: 'refused', 412: 'older', 422: 'refused' };

/** States after which the same is tried again by itself; in all others a person has to look first. */
const passing: readonly State[] = ['offline', 'failed', 'signedOut'];

/** Saves the form of a step while somebody types, and says how it stands. What cannot be saved stays in the form and in the browser, and is tried again. */
export class DraftSaver {
  readonly #form: HTMLFormElement;
  readonly #status: HTMLElement;
  readonly #version: HTMLInputElement | null;
  readonly #keeper: TypedKeeper;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #wanted = false;
  #isLeaving = false;
  #isKept = false;

  constructor(form: HTMLFormElement, status: HTMLElement) {
    this.#form = form;
    this.#status = status;
    this.#version = form.querySelector('input[name="version"]');
    this.#keeper = new TypedKeeper(status.dataset);
  }

  start(): void {
    this.#show('idle');
    this.#bringBack();
    this.#form.addEventListener('input', (event) => this.#typed(event.target));
    this.#form.addEventListener('submit', () => {
      this.#isLeaving = true;
      clearTimeout(this.#timer);
    });
    addEventListener('online', () => (this.#wanted ? this.#soon(0) : this.#show('idle')));
    addEventListener('offline', () => this.#show('offline'));
    addEventListener('pageshow', (event) => {
      // A page that comes back out of the browser's memory may be older than what was saved since.
      if (event.persisted) location.reload();
    });
    addEventListener('beforeunload', (event) => {
      const isUnsent = [...this.#form.querySelectorAll<HTMLInputElement>('input[type=file]')].some(({ files }) => files?.length !== 0);
      if ((isUnsent || this.#running || (this.#wanted && !this.#isKept)) && !this.#isLeaving) event.preventDefault();
    });
    // A phone that puts a page away asks nobody, and may never come back to it.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && this.#wanted && !this.#isLeaving) void this.#save();
    });
  }

  #typed(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement && target.type === 'file') return;
    this.#wanted = true;
    this.#keep();
    this.#soon(restMs);
  }

  /** What was typed here and never saved stands in the form again, on the version on which it was typed, and is saved. */
  #bringBack(): void {
    const typed = this.#keeper.read();
    if (typed === undefined || saysSame(this.#form, typed.fields)) return this.#keeper.forget();
    fillForm(this.#form, typed.fields);
    if (this.#version !== null) this.#version.value = typed.version;
    this.#wanted = true;
    this.#isKept = true;
    this.#show('back');
    this.#soon(restMs);
  }

  #keep(): void {
    this.#isKept = this.#keeper.keep({ version: this.#version?.value ?? '0', fields: fieldsOf(this.#form) });
  }

  #soon(after: number): void {
    clearTimeout(this.#timer);
    if (this.#wanted && !this.#isLeaving) this.#timer = setTimeout(() => void this.#save(), after);
  }

  async #save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) return this.#soon(restMs);
    this.#running = true;
    this.#wanted = false;
    this.#show('saving');
    const state = await this.#send();
    this.#running = false;
    this.#show(state);
    if (state === 'saved') return this.#wanted ? this.#soon(restMs) : this.#keeper.forget();
    this.#wanted = true;
    this.#keep();
    // What another saved has to be looked at by a person first.
    if (passing.includes(state)) this.#soon(retryMs);
  }

  async #send(): Promise<State> {
    const { address = '', step } = this.#status.dataset;
    const body = JSON.stringify({ step, fields: fieldsOf(this.#form) });
    try {
      const response = await fetch(address, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': `"${this.#version?.value ?? '0'}"` },
        body,
        keepalive: body.length < mostAfterwards,
        signal: AbortSignal.timeout(patienceMs),
      });
      if (!response.ok) return stateOf[response.status] ?? 'failed';
      const saved: unknown = await response.json();
      if (this.#version !== null && typeof saved === 'object' && saved !== null && 'version' in saved) this.#version.value = String(saved.version);
      return 'saved';
    } catch {
      return navigator.onLine ? 'failed' : 'offline';
    }
  }

  #show(state: State): void {
    const words = this.#status.dataset[state] ?? '';
    const time = new Date().toLocaleTimeString(document.documentElement.lang === 'fr' ? 'fr-CA' : 'en-CA', { hour: '2-digit', minute: '2-digit' });
    const line = this.#status.querySelector('[data-state]');
    if (line !== null) line.textContent = words.replace('{time}', time);
    this.#status.dataset['shows'] = state;
  }
}
