import { LiveSearch } from './live-search.ts';
import { focusOnSlash } from './slash-key.ts';
import { suggestAsTyped } from './suggest-as-typed.ts';

const form = document.querySelector<HTMLFormElement>('#search');
const box = form?.querySelector<HTMLInputElement>('#q') ?? null;
const filters = document.querySelector<HTMLDetailsElement>('#filters');

if (filters !== null) {
  // Beside the results the filters are always in sight; they must then be open for assistive technology too.
  const isWide = matchMedia('(min-width: 60rem)');
  const follow = (): void => void (filters.open = isWide.matches);
  isWide.addEventListener('change', follow);
  follow();
}
if (form !== null && box !== null) {
  const search = new LiveSearch(form, box);
  focusOnSlash(box);
  suggestAsTyped(box, (address) => {
    if (address.startsWith(`${location.pathname}?`)) void search.visit(address);
    else location.assign(address);
  });
}
