import type { ListingContent } from '#api/contract/listing-content.ts';
import { findLiveContent, listPublicAfter } from '#api/features/listings/index.ts';
import { plainContent } from './make-listings.ts';
import { openPerson } from './people.ts';
import { decide, enlist, makePerson, makeStaffedVendor, submitChange, submitNew } from './review.ts';
import type { TestCatalogue } from './test-catalogue.ts';

/** What staff find to do in a catalogue with the samples: a change with much to say, a loud new listing, one sent back, one scheduled, and features. */
export async function setReviewScene(catalogue: TestCatalogue) {
  const { db, now, reasons, config } = catalogue.runtime;
  const desk = { db, deps: { db, now, reasons, config } };
  const moderator = await openPerson(catalogue, { name: 'Alex Moreau', role: 'moderator' });
  const robin = makePerson(db, 'Robin Singh', { role: 'moderator' });
  const longest = listPublicAfter(db, 0, 10_000).toSorted((a, b) => JSON.stringify(b.revision.content).length - JSON.stringify(a.revision.content).length)[0];
  if (longest === undefined) throw new Error('There are no samples.');
  const { listing, vendor } = longest;
  const owner = makePerson(db, 'Camille Roy', { language: 'fr' });
  enlist(db, vendor.id, owner);
  const live = findLiveContent(db, listing.id);
  if (live === undefined) throw new Error('The sample is not live.');
  const change = submitChange(desk, { listingId: listing.id, owner, content: rewritten(live) });
  const harbour = makeStaffedVendor(db, 'harbour-labs');
  const loud = submitNew(desk, { ...harbour, slug: 'tide-gate', content: plainContent('Tide Gate', { summary: { en: 'THE BEST PLATFORM FOR EVERYONE!!! 🚀' } }) });
  const sentBack = submitNew(desk, { ...harbour, slug: 'tide-two', content: plainContent('Tide Two') });
  const comments = [{ pointer: '/summary/en', text: 'One sentence more.' }];
  decide(desk, robin, sentBack.revisionId, { decision: 'request-changes', reasons: ['unclear'], note: 'Say who it is for.', comments });
  const scheduled = submitNew(desk, { ...harbour, slug: 'tide-three', content: plainContent('Tide Three') });
  decide(desk, robin, scheduled.revisionId, { decision: 'schedule', publishAt: new Date(now().getTime() + 86_400_000).toISOString() });
  // The links are asked for by the other checks.
  await catalogue.jobs.drain();
  await catalogue.jobs.drain();
  return { desk, moderator, listingId: listing.id, change, loud, sentBack: sentBack.revisionId, scheduled: scheduled.revisionId };
}

/** A listing with something of everything changed: words, whole texts, entries, dates and images. */
function rewritten(live: ListingContent): ListingContent {
  const { en = 'Something.' } = live.summary;
  return {
    ...live,
    summary: { ...live.summary, en: `${en.slice(0, 200)} It now covers everything!` },
    description: { ...live.description, fr: live.description.en ?? 'Something else entirely.' },
    deployment: ['saas', 'on-premises'],
    openStandards: ['SAML', 'OIDC'],
    features: [...(live.features ?? []).slice(1), { en: 'A brand new feature', fr: 'Une toute nouvelle fonction' }],
    certifications: [{ id: 'soc2', certifier: 'Audit Co.', claim: { evidence: 'evidence-linked', date: '2026-01-01', expires: '2026-10-01' } }],
    ...(live.screenshots === undefined ? {} : { screenshots: live.screenshots.slice(1) }),
  };
}
