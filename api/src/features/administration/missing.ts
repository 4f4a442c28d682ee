import { Failure } from '#api/platform/failure.ts';

/** @throws Failure `not-found`, always */
export function missing(): never {
  throw new Failure('not-found', 'not-found', 'There is nothing here.');
}
