/** Which `<details>` a reader has closed, so that no answer opens them again. */
const closed = new WeakSet<Element>();

/** Remembers which `<details>` within `root` a reader closes. */
export function watchDetails(root: HTMLElement): void {
  root.addEventListener('click', ({ target }) => {
    const details = target instanceof Element ? target.closest('summary')?.parentElement : undefined;
    if (!(details instanceof HTMLDetailsElement)) return;
    if (details.open) closed.add(details);
    else closed.delete(details);
  });
}

/** Makes `present` like `next` but keeps each element that both have, and with it focus, scroll and what is unfolded. */
export function morph(present: Element, next: Element): void {
  copyAttributes(present, next);
  if (present instanceof HTMLInputElement) present.checked = next.hasAttribute('checked');
  else morphChildren(present, next);
}

function morphChildren(present: Element, next: Element): void {
  const wanted = [...next.childNodes];
  const keyed = keepKeys(present, new Set(wanted.map(keyOf)));
  let cursor: ChildNode | null = present.firstChild;
  for (const node of wanted) {
    const kept = keyed.get(keyOf(node) ?? '') ?? cursor;
    if (kept === null || !isAlike(kept, node)) {
      present.insertBefore(document.importNode(node, true), cursor);
      continue;
    }
    if (kept === cursor) cursor = kept.nextSibling;
    else present.insertBefore(kept, cursor);
    if (kept instanceof Element && node instanceof Element) morph(kept, node);
    else if (kept.nodeValue !== node.nodeValue) kept.nodeValue = node.nodeValue;
  }
  removeFrom(cursor);
}

/** Removes the children whose key is no longer wanted, first, so that the others need not move; gives the rest by key. */
function keepKeys(present: Element, wanted: ReadonlySet<string | undefined>): Map<string, ChildNode> {
  const kept = new Map<string, ChildNode>();
  const children = [...present.childNodes];
  for (const child of children) {
    const key = keyOf(child);
    if (key === undefined) continue;
    if (wanted.has(key)) kept.set(key, child);
    else child.remove();
  }
  return kept;
}

function removeFrom(first: ChildNode | null): void {
  for (let node = first; node !== null;) {
    const next: ChildNode | null = node.nextSibling;
    node.remove();
    node = next;
  }
}

function keyOf(node: Node): string | undefined {
  return node instanceof Element ? (node.getAttribute('data-key') ?? (node.id === '' ? undefined : node.id)) : undefined;
}

function isAlike(one: Node, other: Node): boolean {
  return one.nodeName === other.nodeName && keyOf(one) === keyOf(other);
}

function copyAttributes(present: Element, next: Element): void {
  const isDetails = present instanceof HTMLDetailsElement;
  for (const name of present.getAttributeNames()) if (!next.hasAttribute(name) && !(isDetails && name === 'open')) present.removeAttribute(name);
  for (const { name, value } of next.attributes) {
    if (present.getAttribute(name) === value || (name === 'open' && closed.has(present))) continue;
    present.setAttribute(name, value);
  }
}
