import { inLanguage } from '@catalog/api/contract/text.ts';
import { formatDay } from './format.ts';
import type { ListingView } from './listing-view.ts';

/** How to cite a listing: as a sentence, as BibTeX, and as RIS. */
export type Citation = { readonly plain: string; readonly bibtex: string; readonly ris: string };

/** Writes the citations of a listing whose page is at `address`. */
export function citeListing({ listing, language, text, said }: ListingView, address: string): Citation {
  const name = inLanguage(listing.content.name, language).text;
  const title = listing.sample ? `${name} [${said.sample}]` : name;
  const day = listing.updatedAt.slice(0, 10);
  const vendor = listing.vendor.name;
  const revision = text.revision(listing.revision);
  return {
    plain: `${vendor}. ${language === 'fr' ? `«\u00a0${title}\u00a0»` : `“${title}”`}. ${text.catalogue}, ${text.publisher}, ${revision}, ${formatDay(day, language)}. ${address}`,
    bibtex: [
      `@misc{${listing.slug},`,
      `  title = {{${escapeTex(title)}}},`,
      `  author = {{${escapeTex(vendor)}}},`,
      `  year = {${day.slice(0, 4)}},`,
      `  date = {${day}},`,
      `  publisher = {${escapeTex(text.publisher)}},`,
      `  note = {${escapeTex(`${text.catalogue}, ${revision}`)}},`,
      `  url = {${address}},`,
      `}`,
    ].join('\n'),
    ris: [
      'TY  - ELEC',
      `TI  - ${oneLine(title)}`,
      `AU  - ${oneLine(vendor)}`,
      `T2  - ${text.catalogue}`,
      `PB  - ${text.publisher}`,
      `PY  - ${day.slice(0, 4)}`,
      `DA  - ${day.replaceAll('-', '/')}`,
      `ET  - ${listing.revision}`,
      `LA  - ${language}`,
      `UR  - ${address}`,
      'ER  - ',
    ].join('\n'),
  };
}

const texMarks: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' };

function escapeTex(value: string): string {
  return oneLine(value)
    .replaceAll(/[\\{}~^]/g, (mark) => texMarks[mark] ?? mark)
    .replaceAll(/[&%$#_]/g, (mark) => `\\${mark}`);
}

function oneLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ').trim();
}
