import type { Language } from '#api/contract/text.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Person } from '#api/platform/authority/policy.ts';
import type { Identity } from './open-identity.ts';
import { putProfile } from './person.store.ts';

/** Changes the name of a person, and the language in which they are written to. */
export function changeProfile({ db, now }: Identity, { id }: Person, profile: { readonly name: string; readonly language: Language }): void {
  const at = now();
  db.transaction(
    (tx) => {
      putProfile(tx, id, { ...profile, updatedAt: at });
      recordEvent(tx, { at, actor: id, kind: 'profile-changed', subject: id });
    },
    { behavior: 'immediate' },
  );
}
