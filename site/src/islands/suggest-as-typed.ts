import { delayed } from './delayed.ts';
import { SuggestionList, type Suggestion } from './suggestion-list.ts';

/** What the page says of its suggestions: addresses with `*` for a slug, words with `*` for a number. */
type SuggestWords = {
  readonly ask: string;
  readonly listing: string;
  readonly vendor: string;
  readonly search: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly label: string;
  readonly one: string;
  readonly many: string;
};

const pause = 120;
const leastTyped = 2;

/** Suggests below a search box what could be meant, as an ARIA combobox; `go` is given the address of what was chosen. */
export function suggestAsTyped(box: HTMLInputElement, go: (address: string) => void): void {
  const words: SuggestWords = JSON.parse(box.dataset['suggest'] ?? '{}');
  new SuggestBox(box, words, go).listen();
}

class SuggestBox {
  readonly #box: HTMLInputElement;
  readonly #words: SuggestWords;
  readonly #go: (address: string) => void;
  readonly #list: SuggestionList;
  readonly #status = document.createElement('p');
  readonly #typed = delayed(pause, () => void this.#ask());
  #pending = new AbortController();

  constructor(box: HTMLInputElement, words: SuggestWords, go: (address: string) => void) {
    this.#box = box;
    this.#words = words;
    this.#go = go;
    this.#list = new SuggestionList(box, words.label);
    this.#status.className = 'unseen';
    this.#status.setAttribute('role', 'status');
    box.parentElement?.append(this.#status);
  }

  listen(): void {
    const stop = () => this.#stop();
    this.#list.onChoose((suggestion) => this.#choose(suggestion));
    this.#box.addEventListener('input', () => this.#onInput());
    this.#box.addEventListener('keydown', (event) => this.#onKey(event));
    this.#box.addEventListener('blur', stop);
    this.#box.form?.addEventListener('submit', stop);
  }

  #onInput(): void {
    this.#pending.abort();
    if (this.#box.value.trim().length < leastTyped) this.#stop();
    else this.#typed.call();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.#list.isOpen) this.#list.move(event.key === 'ArrowDown' ? 1 : -1);
      else this.#onInput();
    } else if (event.key === 'Escape' && this.#list.isOpen) {
      // Else the browser would empty the box too.
      event.preventDefault();
      this.#stop();
    } else if (event.key === 'Enter' && this.#list.active !== undefined) {
      event.preventDefault();
      this.#choose(this.#list.active);
    }
  }

  async #ask(): Promise<void> {
    const pending = new AbortController();
    this.#pending = pending;
    const suggestions = await fetchSuggestions(this.#words.ask, this.#box.value, pending.signal);
    if (pending.signal.aborted || document.activeElement !== this.#box) return;
    this.#list.show(suggestions, this.#words.kinds);
    this.#say(suggestions.length);
  }

  #choose({ kind, id, slug }: Suggestion): void {
    this.#stop();
    if (kind === 'listing' || kind === 'vendor') this.#go(this.#words[kind].replace('*', encodeURIComponent(slug)));
    else this.#go(`${this.#words.search}?${kind}=${encodeURIComponent(id)}`);
  }

  #stop(): void {
    this.#typed.cancel();
    this.#pending.abort();
    this.#list.hide();
    this.#say(0);
  }

  #say(count: number): void {
    const { one, many } = this.#words;
    const sentence = count === 0 ? '' : count === 1 ? one : many.replace('*', String(count));
    if (this.#status.textContent !== sentence) this.#status.textContent = sentence;
  }
}

/** Without suggestions the box still searches, so nothing is said of a failure. */
async function fetchSuggestions(address: string, typed: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  try {
    const response = await fetch(`${address}&q=${encodeURIComponent(typed.trim().slice(0, 100))}`, { signal });
    if (!response.ok) return [];
    const { items }: { items: readonly Suggestion[] } = await response.json();
    return items;
  } catch {
    return [];
  }
}
