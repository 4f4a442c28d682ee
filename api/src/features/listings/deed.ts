/** Who does it, and when. */
export type Deed = { readonly actor: string; readonly at: Date };
