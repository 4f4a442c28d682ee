/** What could be meant, as the API suggests it. */
export type Suggestion = { readonly kind: string; readonly id: string; readonly slug: string; readonly label: string; readonly detail: string };

/** The list below a search box: a listbox whose options are named to the box, and never take the focus from it. */
export class SuggestionList {
  readonly #box: HTMLInputElement;
  readonly #list = document.createElement('ul');
  #suggestions: readonly Suggestion[] = [];
  #active = -1;

  constructor(box: HTMLInputElement, label: string) {
    this.#box = box;
    this.#list.id = `${box.id}-suggestions`;
    this.#list.className = 'suggestions';
    this.#list.hidden = true;
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', label);
    box.after(this.#list);
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.#list.id }))
      box.setAttribute(name, value);
  }

  get isOpen(): boolean {
    return !this.#list.hidden;
  }

  get active(): Suggestion | undefined {
    return this.#suggestions[this.#active];
  }

  show(suggestions: readonly Suggestion[], kinds: Readonly<Record<string, string>>): void {
    this.#suggestions = suggestions;
    this.#list.replaceChildren(...suggestions.map((suggestion, index) => this.#option(suggestion, index, kinds)));
    this.#list.hidden = suggestions.length === 0;
    this.#box.setAttribute('aria-expanded', String(this.isOpen));
    this.#activate(-1);
  }

  hide(): void {
    this.show([], {});
  }

  /** Moves on by one or back by one; before the first and after the last comes the text itself. */
  move(step: 1 | -1): void {
    const places = this.#suggestions.length + 1;
    this.#activate(((this.#active + 1 + step + places) % places) - 1);
  }

  onChoose(choose: (suggestion: Suggestion) => void): void {
    // Pressing must not take the focus from the box, or the list would be gone before it is released.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role="option"]') : null;
      const chosen = this.#suggestions[[...this.#list.children].findIndex((child) => child === option)];
      if (chosen !== undefined) choose(chosen);
    });
  }

  #activate(index: number): void {
    this.#active = index;
    [...this.#list.children].forEach((child, at) => child.setAttribute('aria-selected', String(at === index)));
    const option = this.#list.children[index];
    if (option === undefined) this.#box.removeAttribute('aria-activedescendant');
    else {
      this.#box.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  }

  #option({ kind, label, detail }: Suggestion, index: number, kinds: Readonly<Record<string, string>>): HTMLLIElement {
    const option = document.createElement('li');
    option.id = `${this.#list.id}-${index}`;
    option.setAttribute('role', 'option');
    const name = document.createElement('span');
    name.textContent = label;
    const about = document.createElement('span');
    about.className = 'about';
    about.textContent = detail === '' ? (kinds[kind] ?? '') : detail;
    option.append(name, ' ', about);
    return option;
  }
}
