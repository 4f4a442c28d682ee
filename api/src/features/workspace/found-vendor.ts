import type { Taxonomy } from '#api/contract/taxonomy.ts';
import { VendorContent } from '#api/contract/vendor.ts';
import type { Database } from '#api/db/open-database.ts';
import { putMember } from '#api/features/members/index.ts';
import { putRequest } from '#api/features/proofs/index.ts';
import { createVendor, freeVendorSlug } from '#api/features/vendors/index.ts';
import { settleOrigin } from '#api/platform/language/settle-origin.rules.ts';
import { checkProfile, findResembling } from './check-profile.ts';
import { countFounded } from './founded.store.ts';
import { refuseName, refuseWork } from './workspace-refusals.ts';

/** What the workspace needs for changes. */
export type WorkspaceDeps = { readonly db: Database; readonly taxonomy: Taxonomy; readonly now: () => Date };

/** A new organization, and where another is like it, how it differs. */
export type Founding = { readonly content: VendorContent; readonly difference?: string | undefined };

const dailyVendors = 5;
const dayMs = 86_400_000;

/**
 * Makes an organization whose owner is the person; it is not public before somebody vouches for it. One that is like another waits for CATA too.
 * @throws Refusal `name-taken`, `too-many-vendors`, `hidden-signs`, `mixed-scripts`, `no-term`, `no-image`
 */
export function foundVendor({ db, taxonomy, now }: WorkspaceDeps, personId: string, { content: given, difference }: Founding): string {
  const at = now();
  const content = VendorContent.parse(settleOrigin(given, undefined));
  return db.transaction(
    (tx) => {
      checkProfile(tx, taxonomy, content);
      const [like] = findResembling(tx, content);
      if (like !== undefined && difference === undefined) throw refuseName(like.name, { likeness: like.likeness, mayInsist: true });
      if (countFounded(tx, personId, new Date(at.getTime() - dayMs)) >= dailyVendors) throw refuseWork('too-many-vendors');
      const { id } = createVendor(tx, { slug: freeVendorSlug(tx, content.operatingName), content, sample: false, actor: personId, at, vetted: false });
      putMember(tx, { vendorId: id, personId, role: 'owner', createdAt: at });
      if (like !== undefined && difference !== undefined) putRequest(tx, { vendorId: id, personId, kind: 'name', website: content.website, explanation: difference }, at);
      return id;
    },
    { behavior: 'immediate' },
  );
}
