import type { Database } from '#api/db/open-database.ts';
import { dailyUploads } from './upload-limits.rules.ts';
import { refuseMore } from './upload-refusals.ts';
import { countUploads, insertUpload } from './upload.store.ts';

const dayMs = 86_400_000;

/**
 * Counts what a person sends in against what they may in a day, before anything is done with it, so that many at once cannot pass the limit together.
 * @throws Refusal `too-many-uploads`
 */
export function chargeUpload({ db, now }: { db: Database; now: () => Date }, personId: string, bytes: number): number {
  const at = now();
  return db.transaction(
    (tx) => {
      const sent = countUploads(tx, personId, new Date(at.getTime() - dayMs));
      if (sent.files >= dailyUploads.files || sent.bytes + bytes > dailyUploads.bytes) throw refuseMore('too-many-uploads');
      return insertUpload(tx, { personId, bytes, at });
    },
    { behavior: 'immediate' },
  );
}
