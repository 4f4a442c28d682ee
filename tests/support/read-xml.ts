/** An element of an XML document, with its text unescaped. */
export type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: Element[]; text: string };

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

/** Reads a document strictly. @throws Error where it is not well-formed XML 1.0. */
export function readXml(document: string): Element {
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(document)) throw new Error('A character that XML does not allow.');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const body = document.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\s*/i, '');
  for (const [whole, text, tag] of body.matchAll(/([^<]+)|<([^<>]*)>|[<>]/g)) {
    const parent = open.at(-1);
    if (parent === undefined) throw new Error('Something follows the root.');
    if (text !== undefined) parent.text += unescape(text);
    else if (tag === undefined) throw new Error(`A stray ${whole}.`);
    else if (tag.startsWith('/')) {
      if (open.pop()?.name !== tag.slice(1)) throw new Error(`</${tag.slice(1)}> closes nothing.`);
    } else openTag(tag, parent, open);
  }
  const [only] = root.children;
  if (open.length !== 1 || only === undefined || root.children.length > 1) throw new Error('Not one whole root.');
  return only;
}

function openTag(tag: string, parent: Element, open: Element[]): void {
  const match = /^([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"]*")*)\s*(\/?)$/.exec(tag);
  if (match === null) throw new Error(`A malformed tag: <${tag}>.`);
  const [, name = '', rest = '', closed] = match;
  const attributes = Object.fromEntries([...rest.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescape(value)]));
  const element: Element = { name, attributes, children: [], text: '' };
  parent.children.push(element);
  if (closed === '') open.push(element);
}

function unescape(text: string): string {
  return text.replaceAll(/&([^;\s]*);?/g, (whole, name: string) => {
    const known = whole.endsWith(';') ? entities[name] : undefined;
    if (known === undefined) throw new Error(`An entity that is not known: ${whole}.`);
    return known;
  });
}

/** The elements of a name, however deep. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** The text of the first child of a name. */
export function textOf(element: Element, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}
