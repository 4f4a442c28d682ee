import type { featureStates } from '#api/contract/feature.ts';

/** From when to when a feature shows. */
export type Span = { readonly startsAt: Date; readonly endsAt: Date | null };

/** Where a feature stands at an instant; its last instant is no longer within it. */
export function featureState({ startsAt, endsAt }: Span, { at, isPublic }: { at: Date; isPublic: boolean }): (typeof featureStates)[number] {
  if (endsAt !== null && endsAt <= at) return 'over';
  if (startsAt > at) return 'coming';
  return isPublic ? 'showing' : 'hidden';
}
