import { sql } from 'drizzle-orm';
import { languages, type Language } from '#api/contract/text.ts';
import type { Reader } from '#api/db/open-database.ts';
import { slugged } from './page-address.rules.ts';

/** Where a listing shows among the published pages: its own, as it is or still to be renewed, and how many feeds have it. */
export type ShownPages = Readonly<Record<Language, 'current' | 'renewing' | 'none'>> & { readonly feeds: number };

/** Looks up where a listing shows now. */
export function findShownPages(db: Reader, { id, slug }: { id: string; slug: string }): ShownPages {
  const state = (language: Language): ShownPages['en'] => {
    const [address = ''] = slugged('listing', [slug]).filter((own) => own.startsWith(`/${language}/`));
    const row = db.get<{ placed: number; asked: number }>(sql`select
      exists (select 1 from pages where address = ${address}) as placed,
      exists (select 1 from page_renewals where address = ${address} and urgent = 1) as asked`);
    if (row?.placed !== 1) return 'none';
    return row.asked === 1 ? 'renewing' : 'current';
  };
  const feeds = db.get<{ total: number }>(sql`select count(*) as total from page_mentions where listing_id = ${id} and (address like '/en/feeds/%' or address like '/fr/fils/%')`);
  const [en, fr] = languages.map(state);
  return { en: en ?? 'none', fr: fr ?? 'none', feeds: feeds?.total ?? 0 };
}
