import type { DraftContent } from '#api/contract/draft.ts';
import type { Database } from '#api/db/open-database.ts';
import { memberships, people } from '#api/db/schema/people.ts';
import { createVendor } from '#api/features/vendors/index.ts';

const at = new Date('2026-03-01T12:00:00Z');

/** Adds a person with an account. */
export function addPerson(db: Database, id: string, name: string): string {
  db.insert(people)
    .values({
      id,
      name,
      email: `${id}@example.ca`,
      emailVerified: true,
      image: null,
      language: 'en',
      role: 'person',
      twoFactorEnabled: false,
      suspendedAt: null,
      createdAt: at,
      updatedAt: at,
    })
    .run();
  return id;
}

/** Adds a vendor with people who write for it. */
export function addVendor(db: Database, slug: string, members: readonly string[]): string {
  const content = { legalName: `${slug} Inc.`, operatingName: slug, province: 'on', website: `https://${slug}.example` };
  const { id } = db.transaction((tx) => createVendor(tx, { slug, content, sample: false, actor: 'test', at }), { behavior: 'immediate' });
  for (const personId of members) db.insert(memberships).values({ vendorId: id, personId, role: 'editor', createdAt: at }).run();
  return id;
}

/** A draft with the eight required fields and nothing else. */
export const requiredDraft = {
  name: { en: 'Harbour Ledger' },
  summary: { en: 'Keeps the books of small ports.' },
  description: { en: 'A ledger for harbours.' },
  website: 'https://harbour.example',
  areas: [{ id: 'manage-it', reason: { en: 'It tells what each berth costs.' } }],
  categories: ['analytics-bi'],
  deployment: ['saas'],
  contact: { role: { en: 'Sales desk' }, email: 'sales@harbour.example' },
} as const satisfies DraftContent;
