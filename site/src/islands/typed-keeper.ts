/** The fields of a form, in their order. */
export type TypedFields = readonly (readonly [name: string, value: string])[];

/** What was typed, and the version of the draft on which it was. */
export type Typed = { readonly version: string; readonly fields: TypedFields };

const prefix = 'catalog-typed:';

/** Keeps what a person typed into a step of a draft in their browser, for as long as it is not saved. A browser that keeps nothing, keeps nothing. */
export class TypedKeeper {
  readonly #key: string;

  constructor({ person = '', address = '', step = '' }: { readonly person?: string; readonly address?: string; readonly step?: string }) {
    this.#key = `${prefix}${person}:${address}:${step}`;
  }

  /** Whether it is kept. */
  keep(typed: Typed): boolean {
    try {
      localStorage.setItem(this.#key, JSON.stringify(typed));
      return true;
    } catch {
      return false;
    }
  }

  /** What was kept, if anything was. */
  read(): Typed | undefined {
    try {
      return toTyped(JSON.parse(localStorage.getItem(this.#key) ?? 'null'));
    } catch {
      return undefined;
    }
  }

  forget(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Nothing was kept either.
    }
  }
}

/** Forgets all that was typed and not saved, of whoever it was. */
export function forgetTyped(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // Nothing was kept either.
  }
}

function toTyped(value: unknown): Typed | undefined {
  if (typeof value !== 'object' || value === null || !('version' in value) || !('fields' in value) || !Array.isArray(value.fields)) return undefined;
  const fields = value.fields.flatMap((field: unknown) => (Array.isArray(field) && field.length === 2 ? [[String(field[0]), String(field[1])] as const] : []));
  return { version: String(value.version), fields };
}
