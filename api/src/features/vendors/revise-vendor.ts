import type { VendorContent } from '#api/contract/vendor.ts';
import { announce } from '#api/db/announce.ts';
import type { Transaction } from '#api/db/open-database.ts';
import { freeVendorSlug, keepFormerVendorSlug } from './free-slug.store.ts';
import { isMadeOfName } from './vendor-slug.rules.ts';
import { updateVendor, type VendorRow } from './vendor.store.ts';

/**
 * Replaces what a vendor says. One that is renamed gets the slug of its new name, and the old one leads to it;
 * a slug that was not made of the old name was chosen, and stays.
 */
export function reviseVendor(tx: Transaction, { id, slug, content: before, vettedAt }: VendorRow, content: VendorContent, at: Date): void {
  const isRenamed = isMadeOfName(slug, before.operatingName) && !isMadeOfName(slug, content.operatingName);
  const today = isRenamed ? freeVendorSlug(tx, content.operatingName, id) : slug;
  updateVendor(tx, id, { content, slug: today, updatedAt: at });
  // What never was public leads nowhere.
  if (today === slug || vettedAt === null) return;
  keepFormerVendorSlug(tx, id, { former: slug, today });
  announce(tx, at, { kind: 'vendor-renamed', subject: id, payload: { slug } });
}
