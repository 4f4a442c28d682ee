import { auditEvents } from '#api/db/schema/platform.ts';
import { findRevision } from '#api/features/listings/index.ts';
import { plainContent } from './make-listings.ts';
import { makePerson, makeStaffedVendor, openDesk, submitNew, waitingMails } from './review.ts';

/** Where decisions are tried: a desk with two moderators and a clock of its own. */
export type StaffedDesk = Awaited<ReturnType<typeof openStaffedDesk>>;

/** Opens a desk with two moderators, at which submissions are made one by one. */
export async function openStaffedDesk() {
  const clock = { now: Date.parse('2026-05-04T12:00:00Z') };
  const desk = await openDesk(() => new Date(clock.now));
  let count = 0;
  /** A vendor with an owner, and its first submission. */
  const submitOne = (language: 'en' | 'fr' = 'en', more = {}) => {
    count += 1;
    const slug = `solution-${count}`;
    const { vendorId, owner } = makeStaffedVendor(desk.db, `maker-${count}`, language);
    const content = plainContent(`Solution ${count}`, more);
    return { slug, vendorId, owner, content, ...submitNew(desk, { vendorId, owner, slug, content }) };
  };
  return {
    ...desk,
    clock,
    alex: makePerson(desk.db, 'Alex', { role: 'moderator' }),
    robin: makePerson(desk.db, 'Robin', { role: 'moderator' }),
    submitOne,
    stateOf: (revisionId: string) => findRevision(desk.db, revisionId)?.state,
    lastMail: () => waitingMails(desk.db).at(-1),
  };
}

/** How many decisions were made at a desk, and the ids of those that no audit event names. */
export function countUntold({ db }: Pick<StaffedDesk, 'db'>): { decisions: number; untold: readonly string[] } {
  const decisions = db.$client.prepare<[], string>('select id from decisions').pluck().all();
  const told = db
    .select()
    .from(auditEvents)
    .all()
    .map(({ data }) => JSON.stringify(data));
  return { decisions: decisions.length, untold: decisions.filter((id) => !told.some((data) => data.includes(id))) };
}
