import type { Language } from '#api/contract/text.ts';
import type { EngineAnswer, EngineQuery, EngineSuggestion, Explanation, SearchDocument } from '../search-engine.ts';

/** The calls that a kind of worker takes: what each is given, and what it answers. */
export type Calls = Readonly<Record<string, { readonly input: unknown; readonly output: unknown }>>;

/** What a reader is asked. A change is JSON in memory that all readers share. */
export type ReaderCalls = {
  readonly search: { readonly input: EngineQuery; readonly output: EngineAnswer };
  readonly suggest: { readonly input: { readonly q: string; readonly language: Language; readonly most: number }; readonly output: readonly EngineSuggestion[] };
  readonly explain: { readonly input: { readonly q: string; readonly language: Language }; readonly output: Explanation };
  readonly refresh: { readonly input: Uint8Array<SharedArrayBuffer>; readonly output: undefined };
  readonly ready: { readonly input: undefined; readonly output: undefined };
  readonly close: { readonly input: undefined; readonly output: undefined };
};

type Batch = { readonly puts: readonly SearchDocument[]; readonly removals: readonly string[] };

/** Whether the live index is still what the writer wrote: not any more where it vanished, or another process changed it. */
export type LiveState = 'same' | 'gone' | 'changed';

/** What the writer is asked. */
export type WriterCalls = {
  /** Opens the live index, or begins an empty one; answers its file. */
  readonly open: { readonly input: undefined; readonly output: string };
  readonly check: { readonly input: undefined; readonly output: LiveState };
  /** What the next index is built with. */
  readonly useSynonyms: { readonly input: readonly (readonly string[])[]; readonly output: undefined };
  /** Answers what readers must know; nothing where the live index is broken and only the one being built took the change. */
  readonly apply: { readonly input: Batch; readonly output: Uint8Array<SharedArrayBuffer> | undefined };
  readonly beginRebuild: { readonly input: undefined; readonly output: undefined };
  readonly addToRebuild: { readonly input: readonly SearchDocument[]; readonly output: undefined };
  /** Makes the new index the live one; answers its file. */
  readonly finishRebuild: { readonly input: undefined; readonly output: string };
  readonly dropRebuild: { readonly input: undefined; readonly output: undefined };
  /** Begins an empty index in place of one that cannot be read; answers its file. */
  readonly startOver: { readonly input: undefined; readonly output: string };
  readonly removeFile: { readonly input: string; readonly output: undefined };
  readonly versions: { readonly input: undefined; readonly output: ReadonlyMap<string, string> };
  readonly close: { readonly input: undefined; readonly output: undefined };
};

/** What a worker is told when it starts. */
export type ReaderData = { readonly file: string; readonly synonyms: readonly (readonly string[])[] };

/** What the writer is told when it starts. */
export type WriterData = { readonly directory: string; readonly synonyms: readonly (readonly string[])[] };

/** A call on its way to a worker. */
export type Request = { readonly call: number; readonly kind: string; readonly input: unknown };

/** A call as the worker receives it: both ends share the types of the calls, but the port between them has none. */
export type ReceivedRequest = { readonly call: number; readonly kind: string; readonly input: never };

/** Its answer. `isUnusable` says that the index file itself is at fault. */
export type Reply = { readonly call: number; readonly output?: unknown; readonly error?: string; readonly isUnusable?: boolean };

/** An answer as it arrives. */
export type ReceivedReply = { readonly call: number; readonly output: never; readonly error?: string; readonly isUnusable?: boolean };
