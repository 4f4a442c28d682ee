import { Failure } from '#api/platform/failure.ts';
import type { Caller } from '#api/platform/authority/policy.ts';

/** The id of the person who asks; the policy let nobody else in. */
export function personOf({ caller }: { readonly caller: Caller }): string {
  if (caller.kind === 'nobody') throw new Failure('not-signed-in', 'not-signed-in', 'Nobody is signed in.');
  return caller.id;
}
