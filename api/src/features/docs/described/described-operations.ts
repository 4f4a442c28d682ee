import { accountOperations } from './account-operations.ts';
import { administrationOperations } from './administration-operations.ts';
import type { DescribedOperation } from './described-operation.ts';
import { draftOperations } from './draft-operations.ts';
import { organizationOperations } from './organization-operations.ts';
import { reviewOperations } from './review-operations.ts';
import { teamOperations } from './team-operations.ts';
import { voiceOperations } from './voice-operations.ts';
import type { ApiTag } from '../api-texts.ts';

const all = [voiceOperations, accountOperations, organizationOperations, teamOperations, draftOperations, reviewOperations, administrationOperations];

/** Every operation beside the public catalogue, by method and path, with its tag. */
export const describedOperations: ReadonlyMap<string, DescribedOperation & { readonly tag: ApiTag }> = new Map(
  all.flatMap(({ tag, operations }) => Object.entries(operations).map(([place, operation]) => [place, { ...operation, tag }] as const)),
);
