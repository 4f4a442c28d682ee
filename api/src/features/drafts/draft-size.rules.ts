/** The most characters of a draft, as JSON: several times what a full listing has. */
export const mostCharacters = 300_000;

const deepest = 8;

/** Whether a value is of a size that a draft may have. */
export function fitsDraft(value: unknown): boolean {
  return isShallow(value, deepest) && (JSON.stringify(value) ?? '').length <= mostCharacters;
}

function isShallow(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((inside) => isShallow(inside, left - 1));
}
