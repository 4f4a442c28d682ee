import { focusOnSlash } from './slash-key.ts';
import { suggestAsTyped } from './suggest-as-typed.ts';

const box = document.querySelector<HTMLInputElement>('.searchbox input[type="search"]');
if (box !== null) {
  focusOnSlash(box);
  if (box.dataset['suggest'] !== undefined) suggestAsTyped(box, (address) => location.assign(address));
}
