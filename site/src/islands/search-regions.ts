import { morph } from './morph.ts';

const results = (): HTMLElement | null => document.getElementById('results');

/** Makes the filters and the results those of a fragment; where the focus was on something that is gone, it moves to the results. */
export function swap(fragment: Document): void {
  const focused = document.activeElement;
  for (const id of ['filters', 'results']) {
    const present = document.getElementById(id);
    const next = fragment.getElementById(id);
    if (present !== null && next !== null) morph(present, next);
  }
  if (focused !== null && !focused.isConnected) focusTitle({ preventScroll: true });
  document.title = results()?.dataset['title'] ?? document.title;
  const otherLanguage = document.querySelector<HTMLAnchorElement>('header a[hreflang]');
  if (otherLanguage !== null) otherLanguage.search = location.search;
}

/** Leads the reader to the beginning of the results, past the filters where these cover them. */
export function focusResults(): void {
  const filters = document.querySelector('#filters > summary');
  if (filters instanceof HTMLElement && filters.checkVisibility()) filters.parentElement?.removeAttribute('open');
  focusTitle({ preventScroll: true });
  results()?.scrollIntoView({ block: 'start' });
}

/** Shows that an answer is on its way. */
export function markBusy(isBusy: boolean): void {
  results()?.setAttribute('aria-busy', String(isBusy));
}

/** Says in the place of the count that no answer came. */
export function sayUnreachable(sentence: string): void {
  document.getElementById('results-title')?.replaceChildren(sentence);
}

function focusTitle(options: FocusOptions): void {
  document.getElementById('results-title')?.focus(options);
}
