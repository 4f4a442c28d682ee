/** Whether bytes are a PDF from its first byte to its end. */
export function isPdf(bytes: Buffer): boolean {
  return /^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8)) && bytes.subarray(-2048).includes('%%EOF');
}

const longestName = 100;

/** A name for a file that does no harm on any machine: of what the sender says, the last part, without what steers a terminal, a path or a reader. */
export function safeName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*%;]/g, '-')
    .replace(/(\.pdf)+$/i, '')
    .replaceAll(/^[\s.~-]+|[\s.]+$/g, '');
  const cut = Array.from(plain).slice(0, longestName).join('').trim();
  return `${cut === '' ? 'evidence' : cut}.pdf`;
}

/** How a file is sent so that a browser keeps it and never shows it, under a name of any script. */
export function attachmentHeader(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\]/g, '');
  const encoded = encodeURIComponent(name).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
