/** Why a row is refused: where it is, and a whole sentence. */
export type Problem = { readonly line: number; readonly id: string; readonly field: string; readonly reason: string };

/** What was changed in a row so that it fits. */
export type Repair = { readonly line: number; readonly field: string; readonly from: string; readonly to: string };

/** A row as it was written: its line in the file, and its value or why it cannot be read. */
export type RawRow = { readonly line: number; readonly value: unknown; readonly problems: readonly Problem[] };
