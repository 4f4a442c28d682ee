import type { Language } from '#api/contract/text.ts';

/** What stands around the words of every mail. */
export type Frame = { readonly language: Language; readonly site: string; readonly closing: string; readonly copy: string; readonly baseUrl: string };
