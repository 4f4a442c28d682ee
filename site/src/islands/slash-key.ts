/** Lets the key `/` lead to a search box, but not while something is written elsewhere. */
export function focusOnSlash(box: HTMLInputElement): void {
  box.setAttribute('aria-keyshortcuts', '/');
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isWriting(event.target)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('select, textarea, input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])');
}
