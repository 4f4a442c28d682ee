import { parse, type DefaultTreeAdapterTypes } from 'parse5';

/** An element as a browser would make it of a document. */
export type HtmlElement = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly text: string };

type Node = DefaultTreeAdapterTypes.Node;

/** Every element of a document, as the parser that all browsers share makes them. */
export function elementsOf(html: string): HtmlElement[] {
  return walk(parse(html));
}

function find(node: Node, name: string): Node | undefined {
  if ('tagName' in node && node.tagName === name) return node;
  for (const part of partsOf(node)) {
    const found = find(part, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function walk(node: Node): HtmlElement[] {
  const own = 'tagName' in node ? [{ name: node.tagName, attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])), text: textIn(node) }] : [];
  return [...own, ...partsOf(node).flatMap(walk)];
}

function partsOf(node: Node): readonly Node[] {
  const within = 'content' in node ? [node.content] : [];
  return 'childNodes' in node ? [...node.childNodes, ...within] : within;
}

function textIn(node: Node): string {
  return partsOf(node)
    .map((part) => ('value' in part ? part.value : ''))
    .join('');
}

/** Everything that a reader reads in the main part of a page, with what stands in fields. */
export function wordsOf(html: string): string {
  const main = find(parse(html), 'main');
  return (main === undefined ? [] : walk(main)).map(({ text, attributes }) => `${text} ${attributes['value'] ?? ''}`).join('\n');
}

const leading = ['href', 'src', 'action', 'formaction', 'poster', 'data', 'xlink:href', 'cite', 'background', 'ping', 'srcset'];
const never = new Set(['object', 'embed', 'base', 'applet', 'frame', 'math', 'foreignobject']);

/** What of a document would run, load from elsewhere, or is markup that somebody typed; a mail may bring its style. */
export function trapsIn(html: string, isMail = false): string[] {
  return elementsOf(html).flatMap((element) => [
    ...trapsOfElement(element, isMail),
    ...Object.entries(element.attributes).flatMap((attribute) => trapsOfAttribute(element, attribute, isMail)),
  ]);
}

function trapsOfElement({ name, attributes, text }: HtmlElement, isMail: boolean): string[] {
  if (name.includes('hit') || never.has(name)) return [`<${name}>`];
  // A mail is looked at in a frame in which nothing runs.
  if (name === 'iframe')
    return attributes['src']?.startsWith('/api/v1/administration/mails/') === true && attributes['sandbox'] === '' ? [] : [`<iframe src="${attributes['src'] ?? ''}">`];
  if (name === 'meta' && attributes['http-equiv'] !== undefined) return [`<meta http-equiv="${attributes['http-equiv']}">`];
  if (name === 'style' && !isMail) return ['<style>'];
  if (name !== 'script') return [];
  if (isMail) return ['<script>'];
  if (attributes['type'] === 'application/ld+json') return isJson(text) ? [] : [`JSON-LD that is none: ${text.slice(0, 80)}`];
  return text.trim() === '' && /^\/[^/\\]/.test(attributes['src'] ?? '') ? [] : [`<script>${text.slice(0, 80)}`];
}

function trapsOfAttribute({ name }: HtmlElement, [attribute, value]: readonly [string, string], isMail: boolean): string[] {
  if (attribute.startsWith('on') || attribute.includes('hit') || attribute === 'srcdoc' || /["'<]/.test(attribute)) return [`${name} ${attribute}="${value.slice(0, 80)}"`];
  if (attribute === 'style') return isMail && !/url\(|expression|import/i.test(value) ? [] : [`${name} style="${value.slice(0, 80)}"`];
  if (!leading.includes(attribute)) return [];
  const protocol = URL.parse(value, 'https://own.invalid')?.protocol ?? 'none:';
  const isLoaded = attribute === 'src' || name === 'link';
  if (isLoaded) return /^(\/[^/\\]|https?:\/\/(localhost|127\.0\.0\.1|catalogue\.example)[:/])/.test(value) ? [] : [`${name} ${attribute}="${value.slice(0, 80)}"`];
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(protocol) ? [] : [`${name} ${attribute}="${value.slice(0, 80)}"`];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
