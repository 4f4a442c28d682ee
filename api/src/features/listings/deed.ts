/** Who does it, and when; `data` goes into the audit event beside what it says itself. */
export type Deed = { readonly actor: string; readonly at: Date; readonly data?: Readonly<Record<string, unknown>> };
