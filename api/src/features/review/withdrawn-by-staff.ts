import type { Reader } from '#api/db/open-database.ts';
import type { ListingRow } from '#api/features/listings/index.ts';
import { listDecisions } from './review.store.ts';

/** Whether a listing is withdrawn because staff decided so: then it comes back by an approval alone. */
export function isWithdrawnByStaff(db: Reader, { id, state, leftAt }: Pick<ListingRow, 'id' | 'state' | 'leftAt'>): boolean {
  if (state !== 'withdrawn' || leftAt === null) return false;
  return listDecisions(db, id).some(({ kind, at }) => kind === 'withdrawn' && at.getTime() === leftAt.getTime());
}
