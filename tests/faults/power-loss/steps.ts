/** Something that a process did to the files of a folder, or an answer that it sent; paths are those within the folder. */
export type Step =
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly path: string }
  /** A sync that ended; `began` is the number of the step before which it began. */
  | { readonly kind: 'sync'; readonly path: string; readonly began: number }
  | { readonly kind: 'answer'; readonly status: number };
