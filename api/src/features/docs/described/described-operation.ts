import type { Language } from '#api/contract/text.ts';
import type { ApiTag } from '../api-texts.ts';

/** What an operation is called, and more where that does not say all. */
type Words = readonly [summary: string, more?: string];

/** An operation: the name by which programs call it, and its words in both languages. */
export type DescribedOperation = { readonly id: string } & Readonly<Record<Language, Words>>;

/** The operations of one tag, by method and path. */
export type DescribedTag = { readonly tag: ApiTag; readonly operations: Readonly<Record<string, DescribedOperation>> };
