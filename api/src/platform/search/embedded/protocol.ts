import type { Language } from '#api/contract/text.ts';
import type { EngineQuery, SearchDocument } from '../search-engine.ts';

/** What the engine asks of its worker. */
export type WorkerRequest =
  | { readonly kind: 'search'; readonly query: EngineQuery }
  | { readonly kind: 'suggest'; readonly q: string; readonly language: Language; readonly most: number }
  | { readonly kind: 'apply'; readonly puts: readonly SearchDocument[]; readonly removals: readonly string[] }
  | { readonly kind: 'versions' }
  | { readonly kind: 'close' };

/** What the worker answers. */
export type WorkerReply = { readonly call: number; readonly value?: unknown; readonly error?: string };
