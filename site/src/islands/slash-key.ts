const setting = 'slash-key';

/** Whether the key `/` leads to the search box; a reader may have turned it off in this browser. */
export function isSlashOn(): boolean {
  try {
    return localStorage.getItem(setting) !== 'off';
  } catch {
    // Storage may be forbidden.
    return true;
  }
}

/** Turns the key `/` on or off in this browser. */
export function turnSlash(on: boolean): void {
  try {
    if (on) localStorage.removeItem(setting);
    else localStorage.setItem(setting, 'off');
  } catch {
    // Without storage the choice holds for no other page, so it is not made.
  }
}

/** Lets the key `/` lead to a search box, but not while something is written elsewhere. */
export function focusOnSlash(box: HTMLInputElement): void {
  if (isSlashOn()) box.setAttribute('aria-keyshortcuts', '/');
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isWriting(event.target) || !isSlashOn()) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('select, textarea, input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])');
}
