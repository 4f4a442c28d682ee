import type { AdministrationDeps, Suspension } from './change-person.ts';
import { applyVendorMove } from '#api/features/listings/index.ts';
import { tellTeam } from './tell-suspension.ts';

/** Takes a vendor and all its listings off the catalogue, or brings them back, and tells its team. @throws Failure where it already is so */
export function suspendVendor({ db, now, config }: AdministrationDeps, { id, suspend, reason, message, actor }: Suspension): void {
  db.transaction(
    (tx) => {
      const at = now();
      applyVendorMove(tx, id, suspend ? 'suspend' : 'reinstate', { actor, at, data: { reason } });
      tellTeam(tx, id, { suspend, message, at, baseUrl: config.baseUrl });
    },
    { behavior: 'immediate' },
  );
}
