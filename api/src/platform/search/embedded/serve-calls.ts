import { parentPort } from 'node:worker_threads';
import type { Calls, Reply, ReceivedRequest } from './protocol.ts';
import { isUnusable } from './unusable-index.ts';

/** What a worker does for each kind of call. */
export type Handlers<Kinds extends Calls> = { readonly [Kind in keyof Kinds]: (input: Kinds[Kind]['input']) => Kinds[Kind]['output'] };

/** Answers the calls of the main thread, one after the other. */
export function serveCalls<Kinds extends Calls>(handlers: Handlers<Kinds>): void {
  const byKind = new Map<string, (input: never) => unknown>(Object.entries(handlers));
  parentPort?.on('message', (request: ReceivedRequest) => {
    parentPort?.postMessage(answer(byKind.get(request.kind), request));
  });
}

function answer(handler: ((input: never) => unknown) | undefined, { call, input }: ReceivedRequest): Reply {
  try {
    return { call, output: handler?.(input) };
  } catch (error) {
    return { call, error: error instanceof Error ? error.message : String(error), isUnusable: isUnusable(error) };
  }
}
