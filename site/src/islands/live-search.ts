import { delayed } from './delayed.ts';
import { Fragments } from './fragments.ts';
import { watchDetails } from './morph.ts';
import { focusResults, markBusy, sayUnreachable, swap } from './search-regions.ts';

/** How an answer enters the history: as a new step, in place of the present one, or not at all since the reader went back to it. */
type Step = 'push' | 'replace' | 'stay';

const pauseOfTyping = 150;

/** A search that shows the server's own answers in place, as words are typed and choices are made. */
export class LiveSearch {
  readonly #form: HTMLFormElement;
  readonly #box: HTMLInputElement;
  readonly #fragments = new Fragments(markBusy);
  readonly #typed = delayed(pauseOfTyping, () => void this.#showTyped());
  #shown = location.pathname + location.search;
  /** Whether the present step of the history is of words still being typed, and so may be replaced. */
  #isDraft = false;
  #isUnreachable = false;

  constructor(form: HTMLFormElement, box: HTMLInputElement) {
    this.#form = form;
    this.#box = box;
    form.dataset['live'] = '';
    watchDetails(form);
    box.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.#typed.call();
    });
    box.addEventListener('compositionend', () => this.#typed.call());
    form.addEventListener('change', ({ target }) => {
      if (target !== box) void this.visit(this.#address());
    });
    form.addEventListener('submit', (event) => this.#onSubmit(event));
    form.addEventListener('click', (event) => this.#onClick(event));
    window.addEventListener('popstate', () => void this.#onBack());
    if (box.value !== box.defaultValue) this.#typed.call();
  }

  /** Shows the search at an address as a step of its own; where it cannot be had, the browser goes there itself. */
  async visit(address: string): Promise<void> {
    this.#typed.cancel();
    const outcome = await this.#show(address, 'push');
    if (outcome === 'unreachable') location.assign(address);
    if (outcome === 'superseded') return;
    this.#isDraft = false;
    this.#readWords();
  }

  async #showTyped(): Promise<void> {
    const outcome = await this.#show(this.#address(), this.#isDraft ? 'replace' : 'push');
    if (outcome === 'shown') this.#isDraft = true;
    if (outcome === 'unreachable') {
      this.#isUnreachable = true;
      sayUnreachable(this.#form.dataset['unreachable'] ?? '');
    }
  }

  async #onBack(): Promise<void> {
    this.#typed.cancel();
    const outcome = await this.#show(location.pathname + location.search, 'stay');
    if (outcome === 'unreachable') location.reload();
    if (outcome === 'superseded') return;
    this.#isDraft = false;
    this.#readWords();
  }

  /** The form is sent as it is where its last answer could not be had. */
  #onSubmit(event: SubmitEvent): void {
    if (this.#isUnreachable) return;
    event.preventDefault();
    const isClosing = event.submitter?.closest('.apply') ?? null;
    if (isClosing === null && matchMedia('(pointer: coarse)').matches) this.#box.blur();
    void this.visit(this.#address()).then(() => isClosing && focusResults());
  }

  #onClick(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link === null || !isPlain || link.origin !== location.origin || link.pathname !== location.pathname || link.hash !== '') return;
    event.preventDefault();
    const isTurning = link.closest('.pages, .notice') !== null;
    void this.visit(link.pathname + link.search).then(() => isTurning && focusResults());
  }

  async #show(address: string, step: Step): Promise<'shown' | 'same' | 'superseded' | 'unreachable'> {
    if (address === this.#shown) {
      this.#fragments.abort();
      return 'same';
    }
    const known = step === 'stay' ? this.#fragments.remembered(address) : undefined;
    const fragment = known ?? (await this.#fragments.fetch(address));
    if (!(fragment instanceof Document)) return fragment;
    this.#isUnreachable = false;
    if (step === 'push') history.pushState(null, '', address);
    if (step === 'replace') history.replaceState(null, '', address);
    this.#shown = address;
    swap(fragment);
    return 'shown';
  }

  /** The address of what the form says now, as the server would write it. */
  #address(): string {
    const parts = [...new FormData(this.#form)].flatMap(([name, value]) => (typeof value !== 'string' || value.trim() === '' ? [] : [[name, value.trim()]]));
    const query = new URLSearchParams(parts).toString();
    return query === '' ? location.pathname : `${location.pathname}?${query}`;
  }

  #readWords(): void {
    const words = new URLSearchParams(location.search).get('q') ?? '';
    if (this.#box.value.trim() !== words) this.#box.value = words;
  }
}
