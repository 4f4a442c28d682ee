/** A pattern of LIKE, escaped by a backslash, for whatever contains a text. */
export function likeAny(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
