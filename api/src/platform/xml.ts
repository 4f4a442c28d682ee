/** Everything that XML 1.0 does not allow, whatever its escape: controls, lone halves of a pair, non-characters. */
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that is safe between tags and within quoted attributes, in XML and in HTML. */
export function escapeXml(text: string): string {
  return text.replaceAll(forbidden, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** An element with its text, and nothing within it where there is none. */
export function element(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return text === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${escapeXml(text)}</${name}>`;
}
