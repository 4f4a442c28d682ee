import { randomUUID } from 'node:crypto';
import { pageAddress } from '#api/contract/addresses.ts';
import type { ReportInput } from '#api/contract/report.ts';
import { inLanguage, type Language } from '#api/contract/text.ts';
import { recordEvent } from '#api/db/announce.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { findPublicBySlug, type PublicListing } from '#api/features/listings/index.ts';
import { announceMail } from '#api/features/mail/index.ts';
import { Failure, Refusal } from '#api/platform/failure.ts';
import { hashOfToken, newToken } from '#api/platform/token.ts';
import type { ProofOfWork } from './proof-of-work.ts';
import { findReportByToken, insertReport, removeUnconfirmedReports, updateReport } from './report.store.ts';

/** What reporting needs. */
export type ReportDeps = { readonly db: Database; readonly config: { readonly baseUrl: string }; readonly now: () => Date };

/** Days that a link to confirm is good for; what is not confirmed is then forgotten. */
const daysToConfirm = 3;

/** What becomes of a report: it counts at once, or once its link was followed. */
export type Reported = 'taken' | 'to-confirm';

/**
 * Takes a report of a public listing: at once where work was proved, else by a confirmation sent to the address that was given.
 * @throws Failure `no-listing`; Refusal where neither work nor an address was given
 */
export function reportListing(deps: ReportDeps, work: ProofOfWork, given: { slug: string; input: ReportInput; language: Language }): Reported {
  const { slug, input, language } = given;
  const listing = findPublicBySlug(deps.db, slug);
  if (listing === undefined) throw new Failure('not-found', 'no-listing', 'There is no such listing.');
  const isProved = input.challenge !== undefined && input.proof !== undefined && work.accept(listing.listing.id, input.challenge, input.proof);
  if (!isProved && input.email === undefined) throw needAddress();
  deps.db.transaction((tx) => write(deps, tx, { listing, input, language, isProved }), { behavior: 'immediate' });
  return isProved ? 'taken' : 'to-confirm';
}

type Writing = { readonly listing: PublicListing; readonly input: ReportInput; readonly language: Language; readonly isProved: boolean };

function write({ config, now }: ReportDeps, tx: Transaction, { listing, input, language, isProved }: Writing): void {
  const at = now();
  const token = newToken();
  removeUnconfirmedReports(tx, new Date(at.getTime() - daysToConfirm * 86_400_000));
  const row = { id: randomUUID(), listingId: listing.listing.id, kind: input.kind, detail: input.detail, email: input.email?.toLowerCase() ?? null, language, createdAt: at };
  const open = { outcome: null, note: null, handledAt: null, handledBy: null };
  insertReport(tx, { ...row, ...open, tokenHash: isProved ? null : hashOfToken(token), confirmedAt: isProved ? at : null });
  if (isProved) return recordEvent(tx, { at, actor: 'public', kind: 'listing-reported', subject: row.listingId, data: { report: row.id } });
  const link = `${config.baseUrl}${pageAddress('reportConfirm', language)}?token=${token}`;
  announceMail(tx, at, {
    to: { address: input.email ?? '' },
    template: 'confirm-report',
    language,
    data: { listing: inLanguage(listing.revision.content.name, language).text, link },
  });
}

/** Lets a report count whose link was followed; doing it again changes nothing. @throws Refusal where the link is too old */
export function confirmReport({ db, now }: Pick<ReportDeps, 'db' | 'now'>, token: string): void {
  db.transaction(
    (tx) => {
      const row = findReportByToken(tx, hashOfToken(token));
      if (row === undefined)
        throw new Refusal('not-found', 'old-link', {
          en: 'This link is too old. Report it again, and a new one is sent.',
          fr: 'Ce lien est trop ancien. Refaites le signalement pour en recevoir un autre.',
        });
      if (row.confirmedAt !== null) return;
      updateReport(tx, row.id, { confirmedAt: now() });
      recordEvent(tx, { at: now(), actor: 'public', kind: 'listing-reported', subject: row.listingId, data: { report: row.id } });
    },
    { behavior: 'immediate' },
  );
}

function needAddress(): Refusal {
  const says = {
    en: 'Write your e-mail address, so that we can send you a link to confirm the report.',
    fr: 'Écrivez votre adresse électronique, afin que nous vous envoyions un lien pour confirmer le signalement.',
  };
  return new Refusal('bad-input', 'bad-input', says, [{ pointer: '/email', says }]);
}
