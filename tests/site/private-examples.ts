import { randomUUID } from 'node:crypto';
import { pageAddress, pages, type PageName } from '#api/contract/addresses.ts';
import { languages, type Language } from '#api/contract/text.ts';
import { memberships } from '#api/db/schema/people.ts';
import { evidence } from '#api/db/schema/uploads.ts';
import { openCast } from '../api/authority/cast.ts';
import { openPerson, type TestPerson } from '../support/people.ts';
import { setReviewScene } from '../support/review-scene.ts';
import { sendForm } from '../support/send-form.ts';
import type { TestCatalogue } from '../support/test-catalogue.ts';

/** Whose window a page is looked at in. */
export type Who = 'nobody' | 'owner' | 'administrator';

/** A page as somebody sees it; `told` says that its first form tells mistakes when it is sent empty. */
export type PrivateExample = {
  readonly name: PageName;
  readonly language: Language;
  readonly address: string;
  readonly who: Who;
  readonly status: number;
  readonly told: boolean;
};

/** Every page that is rendered for whoever asks alone. */
export const privatePages = Object.entries(pages).flatMap(([name, { mode }]) => (mode === 'private' && isPageName(name) ? [name] : []));

function isPageName(name: string): name is PageName {
  return name in pages;
}

type Slots = Readonly<Record<string, string>>;
type Scene = { readonly owner: TestPerson; readonly administrator: TestPerson; readonly slots: Slots; readonly aside: Slots; readonly sentBack: string };

/** A catalogue in which there is something of everything: the longest sample with an owner and a change under review, and all that the matrix of rights knows. */
export async function setPrivateScene(catalogue: TestCatalogue): Promise<Scene> {
  const { db } = catalogue.runtime;
  const review = await setReviewScene(catalogue);
  const { things } = await openCast(catalogue);
  const vendor = db.$client.prepare<[string], string>('select vendor_id from listings where id = ?').pluck().get(review.listingId) ?? '';
  const owner = await openPerson(catalogue, { name: 'Zoé O’Neill-Tremblay', vendor: { id: vendor, role: 'owner' } });
  await openPerson(catalogue, { name: 'Sam Wu', vendor: { id: vendor, role: 'editor' } });
  const administrator = await openPerson(catalogue, { name: 'Alex Moreau', role: 'administrator' });
  const [birch, cedar] = things.map(({ slots }) => slots);
  const slots = {
    ...birch,
    vendor,
    listing: review.listingId,
    submission: review.change,
    evidence: prove(catalogue, { vendor, listing: review.listingId, person: owner.id }),
    organization: await found(catalogue, owner),
    invitation: await invite(catalogue, owner, birch?.['vendor'] ?? ''),
  };
  db.insert(memberships)
    .values({ vendorId: cedar?.['vendor'] ?? '', personId: owner.id, role: 'owner', createdAt: new Date() })
    .run();
  // Only whoever wrote it sees what was set aside.
  db.$client.prepare('update set_asides set person_id = ? where id = ?').run(owner.id, cedar?.['aside'] ?? '');
  return { owner, administrator, slots, aside: { listing: cedar?.['listing'] ?? '', aside: cedar?.['aside'] ?? '' }, sentBack: review.sentBack };
}

/** An organization of which the proof is still to come. */
async function found(catalogue: TestCatalogue, { cookie }: TestPerson): Promise<string> {
  await sendForm(
    catalogue,
    pageAddress('newVendor', 'en'),
    { operatingName: 'Nova Marée', legalName: 'Nova Marée inc.', website: 'https://nova-maree.ca', province: 'qc' },
    { cookie },
  );
  return idIn(catalogue, 'select id from vendors where name = ?', 'Nova Marée');
}

/** Files of evidence, one behind what is claimed and one that waits; the id of the first. */
function prove({ runtime: { db } }: TestCatalogue, { vendor, listing, person }: { vendor: string; listing: string; person: string }): string {
  const row = { vendorId: vendor, listingId: listing, bytes: 1_234_567, sha256: '', createdBy: person, createdAt: new Date() };
  const [id, other] = [randomUUID(), randomUUID()];
  db.insert(evidence)
    .values([
      { ...row, id, claim: 'certifications.soc2', name: 'SOC 2 Type II – rapport intégral du vérificateur indépendant 2026.pdf' },
      { ...row, id: other, name: 'Lettre.pdf' },
    ])
    .run();
  return id;
}

async function invite(catalogue: TestCatalogue, { email }: TestPerson, vendor: string): Promise<string> {
  const { cookie } = await openPerson(catalogue, { name: 'Kim Host', vendor: { id: vendor, role: 'owner' } });
  await sendForm(catalogue, `${pageAddress('team', 'en', { vendor })}do/invite/`, { email, role: 'editor' }, { cookie });
  return idIn(catalogue, 'select id from invitations where email = ?', email);
}

function idIn({ runtime }: TestCatalogue, query: string, value: string): string {
  return runtime.db.$client.prepare<[string], string>(query).pluck().get(value) ?? '';
}

type Turn = { readonly who?: Who; readonly slots?: Slots; readonly query?: string; readonly status?: number; readonly told?: boolean };

const ofNobody = new Set<PageName>([
  'takePartConfirm',
  'report',
  'reportConfirm',
  'signIn',
  'secondStep',
  'signUp',
  'checkMail',
  'confirmAddress',
  'forgotten',
  'newPassword',
  'confirmEmail',
  'mailbox',
]);
const ofOwner = new Set<PageName>([
  'workspace',
  'newVendor',
  'claimVendor',
  'proveVendor',
  'invitation',
  'ownData',
  'dashboard',
  'team',
  'vendorProfile',
  'account',
  'secondFactor',
  'tokens',
  'newListing',
  'ownListing',
  'editListing',
  'checkListing',
  'previewListing',
  'compareDraft',
  'moveListing',
]);

const whoOf = (name: PageName): Who => (ofNobody.has(name) ? 'nobody' : ofOwner.has(name) ? 'owner' : 'administrator');

/** What is looked at besides a page as it is. */
function turnsOf(scene: Scene): Partial<Record<PageName, readonly Turn[]>> {
  return {
    editListing: [...['1', '2', '3', '4', '5', '6', '0'].map((step): Turn => ({ slots: { step } })), { slots: { step: '4' }, query: `?drop=${scene.slots['evidence'] ?? ''}` }],
    reviewQueue: [{ query: '?done=approve' }],
    reviewSubmission: [{}, { slots: { submission: scene.sentBack } }],
    reviewFeature: [{}, { slots: { feature: 'new' }, query: `?listing=${scene.slots['listing'] ?? ''}` }],
    compareDraft: [{ slots: scene.aside }, { slots: scene.aside, query: '?ask=drop' }],
    ownListing: [{}, { slots: scene.aside }],
    signIn: [{ told: true }],
    signUp: [{ told: true }],
    forgotten: [{ told: true }],
    newVendor: [{ told: true }],
    vendorProfile: [{ told: true }],
    team: [{ told: true }],
    report: [{ told: true }],
    tokens: [{ told: true }],
  };
}

/** The examples of every private page, in both languages. */
export function privateExamples(scene: Scene): PrivateExample[] {
  const turns = turnsOf(scene);
  return privatePages.flatMap((name) =>
    (turns[name] ?? [{}]).flatMap(({ who = whoOf(name), slots = {}, query = '', status = 200, told = false }: Turn) =>
      languages.map((language) => ({ name, language, who, status, told, address: `${pageAddress(name, language, { ...scene.slots, ...slots })}${query}` })),
    ),
  );
}
