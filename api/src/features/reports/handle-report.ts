import { pageAddress } from '#api/contract/addresses.ts';
import type { Report } from '#api/contract/report.ts';
import { inLanguage } from '#api/contract/text.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { Failure, Refusal } from '#api/platform/failure.ts';
import { findReport, updateReport, type ReportRow } from './report.store.ts';
import { showReport } from './show-report.ts';

type Deps = { readonly db: Database; readonly config: { readonly baseUrl: string }; readonly now: () => Date };

/** How a report is closed: what came of it, a note for the staff, and what whoever reported it is told. */
export type Handling = {
  readonly id: string;
  readonly outcome: NonNullable<Report['outcome']>;
  readonly note: string | undefined;
  readonly message: string | undefined;
  readonly actor: string;
};

/** Closes a report, and tells whoever reported it where an address is known. @throws Failure `not-found`; Refusal where it was closed meanwhile */
export function handleReport(deps: Deps, handling: Handling): void {
  deps.db.transaction(
    (tx) => {
      const row = findReport(tx, handling.id);
      if (row === undefined) throw new Failure('not-found', 'not-found', 'There is no such report.');
      if (row.handledAt !== null) throw new Refusal('conflict', 'conflict', { en: 'It was closed meanwhile.', fr: 'Ce signalement a été traité entre-temps.' });
      const at = deps.now();
      const { outcome, note, actor } = handling;
      updateReport(tx, row.id, { outcome, note: note ?? null, handledAt: at, handledBy: actor });
      recordEvent(tx, { at, actor, kind: 'report-handled', subject: row.listingId, data: { report: row.id, outcome } });
      tell(deps, tx, { row, handling, at });
    },
    { behavior: 'immediate' },
  );
}

function tell({ config }: Deps, tx: Transaction, { row, handling, at }: { row: ReportRow; handling: Handling; at: Date }): void {
  if (row.email === null) return;
  const { listing } = showReport(tx, row);
  const { text } = inLanguage(listing.name, row.language);
  const link = listing.isPublic ? `${config.baseUrl}${pageAddress('listing', row.language, { slug: listing.slug })}` : undefined;
  const { outcome, message } = handling;
  announceMail(tx, at, { to: { address: row.email }, template: 'report-handled', language: row.language, data: { listing: text, outcome, message, link } });
}
