import sharp from 'sharp';
import { formAddress, pageAddress } from '#api/contract/addresses.ts';
import { FeatureContent } from '#api/contract/feature.ts';
import { InterestInput } from '#api/contract/interest.ts';
import { ListingContent } from '#api/contract/listing-content.ts';
import { ReportInput } from '#api/contract/report.ts';
import { NewVendor, ProofRequest } from '#api/contract/workspace.ts';
import { findUnknownTerms } from '#api/features/taxonomy/index.ts';
import { fillSchema, hostileMail, hostileText, turningText } from './hostile-text.ts';
import { linkIn } from './mails.ts';
import { openPerson } from './people.ts';
import { PersonOnline } from './person-online.ts';
import type { TestCatalogue } from './test-catalogue.ts';

/** The names by which vendors are told apart hold no signs that cannot be seen. */
const isPlain = (path: string): boolean => path === '.operatingName' || path === '.legalName';

/** A catalogue in which everyone wrote hostile texts wherever they may write, all of it sent as people and programs send it. */
export async function setHostileScene(catalogue: TestCatalogue) {
  const people = await openPeople(catalogue);
  const png = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#8a1538' } })
    .png()
    .toBuffer();
  const { id: image } = (await people.owner.sendBytes('/workspace/images', 'image/png', png)).json<{ id: string }>();
  const given = { catalogue, people, image };
  const vendors = await foundVendors(given);
  const listings = await writeListings(given, vendors.vendor);
  const voices = await raiseVoices(given, listings.slug);
  await speakAsStaff(given, listings);
  const team = await buildTeam(given, vendors.vendor);
  return { ...people, ...vendors, ...listings, ...voices, ...team };
}

type People = Awaited<ReturnType<typeof openPeople>>;
type Given = { readonly catalogue: TestCatalogue; readonly people: People; readonly image: string };

async function openPeople(catalogue: TestCatalogue) {
  const open = async (role: 'person' | 'moderator' | 'administrator') => {
    const person = await openPerson(catalogue, { role, email: `${role.slice(0, 3)}${hostileMail}` });
    const online = new PersonOnline(catalogue, person.cookie);
    await online.form('/en/account/do/profile/', { name: hostileText(100), language: 'en' });
    await online.form(formAddress('tokens', 'en', { form: 'make' }), { name: hostileText(60), scopes: ['listings:read'], days: '30' });
    return { person, online };
  };
  const [owner, moderator, administrator] = [await open('person'), await open('moderator'), await open('administrator')];
  return {
    owner: owner.online,
    person: owner.person,
    moderator: moderator.online,
    administrator: administrator.online,
    administratorCookie: administrator.person.cookie,
    visitor: new PersonOnline(catalogue),
  };
}

/** One vendor that staff vouch for, one that waits for them, and one that they declined. */
async function foundVendors({ catalogue, people: { owner, moderator }, image }: Given) {
  const { taxonomy } = catalogue.runtime;
  const found = async (website: string): Promise<string> => {
    const filled = NewVendor.parse(fillSchema(NewVendor, { image, isPlain }));
    const province = taxonomy.vocabularies['provinces']?.[0]?.id ?? '';
    const body = {
      ...filled,
      province,
      size: taxonomy.vocabularies['vendor_size']?.[0]?.id,
      ownership: [taxonomy.vocabularies['ownership']?.[0]?.id],
      website: `${website}${filled.website.slice(20)}`,
    };
    const { id } = (await owner.send('POST', '/workspace/vendors', { body })).json<{ id: string }>();
    const { website: _, ...asked } = ProofRequest.parse(fillSchema(ProofRequest, { image }));
    await owner.send('POST', `/workspace/proofs/${id}/ask`, { body: asked });
    return id;
  };
  const [vendor, waiting, declined] = [await found('https://evil-one.example'), await found('https://evil-two.example'), await found('https://evil-three.example')];
  const { items } = (await moderator.open('/api/v1/review/vendors')).json<{ items: { id: string; vendor: { id: string } }[] }>();
  const decide = (id: string, decision: string) =>
    moderator.send('POST', `/review/vendors/${items.find((one) => one.vendor.id === id)?.id ?? ''}`, { body: { decision, reason: hostileText(1000) } });
  await decide(vendor, 'approved');
  await decide(declined, 'declined');
  return { vendor, waiting, declined };
}

/** A content whose texts are all hostile and whose terms are all known. */
export function hostileContent({ runtime: { taxonomy } }: Pick<TestCatalogue, 'runtime'>, image: string): ListingContent {
  // Every content begins with another text.
  hostileText(1);
  const content = ListingContent.parse(fillSchema(ListingContent, { image }));
  const terms = (vocabulary: string): string | undefined =>
    vocabulary === 'areas' ? 'secure-it' : vocabulary === 'actions' ? 'cyber-authentication' : vocabulary === 'categories' ? 'iam' : taxonomy.vocabularies[vocabulary]?.[0]?.id;
  const text = findUnknownTerms(content, taxonomy).reduce(
    (json, { pointer, vocabulary }) => replaceAt(json, pointer.split('/').slice(1), terms(vocabulary)),
    structuredClone(content) as unknown,
  );
  return ListingContent.parse(text);
}

function replaceAt(value: unknown, [step, ...rest]: readonly string[], term: string | undefined): unknown {
  if (step === undefined) return term;
  if (Array.isArray(value)) return value.map((one: unknown, at) => (String(at) === step ? replaceAt(one, rest, term) : one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name === step ? replaceAt(one, rest, term) : one]));
}

/** A live listing that is being changed, one that was sent back, and a draft that two people wrote at once. */
async function writeListings(given: Given, vendor: string) {
  const {
    catalogue,
    image,
    people: { owner, moderator },
  } = given;
  const submitNew = async (content: ListingContent) => {
    const made = await owner.send('POST', `/workspace/vendors/${vendor}/listings`, { body: { content } });
    const { id } = made.json<{ id: string }>();
    await owner.send('POST', `/workspace/listings/${id}/draft/submit`, { version: versionOf(made.headers.etag) });
    return { id, submission: await submissionOf(moderator, id) };
  };
  const live = await submitNew(hostileContent(catalogue, image));
  await decide(moderator, live.submission, { decision: 'approve', note: hostileText(4000) });
  const back = await submitNew(hostileContent(catalogue, image));
  const comments = ['/name/en', '/summary/fr', '/features'].map((pointer) => ({ pointer, text: hostileText(1000) }));
  await decide(moderator, back.submission, { decision: 'request-changes', note: hostileText(4000), comments });
  await catalogue.jobs.drain();
  const version = versionOf((await owner.open(`/api/v1/workspace/listings/${live.id}/draft`)).headers.etag);
  const saved = await owner.send('PUT', `/workspace/listings/${live.id}/draft`, { body: hostileContent(catalogue, image), version });
  await owner.send('POST', `/workspace/listings/${live.id}/draft/submit`, { version: versionOf(saved.headers.etag) });
  const draft = await writeTwice(given, vendor);
  const slug = String(catalogue.runtime.db.$client.prepare('select slug from listings where id = ?').pluck().get(live.id));
  return { slug, live: live.id, back: back.id, submission: await submissionOf(moderator, live.id), sentBack: back.submission, ...draft };
}

const versionOf = (tag: unknown): number => Number(/\d+/.exec(String(tag))?.[0]);

async function submissionOf(moderator: PersonOnline, listing: string): Promise<string> {
  const { items } = (await moderator.open('/api/v1/review/submissions')).json<{ items: { revision: string; listing: { id: string } }[] }>();
  return items.find((item) => item.listing.id === listing)?.revision ?? '';
}

async function decide(moderator: PersonOnline, submission: string, body: object): Promise<void> {
  const { version } = (await moderator.open(`/api/v1/review/submissions/${submission}`)).json<{ version: number }>();
  await moderator.send('POST', `/review/submissions/${submission}/decision`, { body, version });
}

/** A draft of which the second one to write learns that somebody was quicker; it holds what no listing may, since a draft takes all. */
async function writeTwice({ catalogue, image, people: { owner } }: Given, vendor: string) {
  const content = {
    ...hostileContent(catalogue, image),
    website: 'javascript:__hit(8)',
    repository: '//evil.example/"><x-hit>',
    maturity: '"><x-hit>',
    unspsc: ['<x-hit>'],
    logo: { id: '../../x"onerror="__hit(9)' },
  };
  const made = await owner.send('POST', `/workspace/vendors/${vendor}/listings`, { body: { content } });
  const { id: draft } = made.json<{ id: string }>();
  const version = versionOf(made.headers.etag);
  const address = pageAddress('editListing', 'en', { listing: draft, step: '1' });
  const write = () =>
    owner.form(address, { version: String(version), do: 'save', name: { en: hostileText(100) }, summary: { en: hostileText(300) }, website: 'javascript:__hit(8)' });
  await write();
  const aside = /compare\/([^/]+)\//.exec(await write())?.[1] ?? '';
  return { draft, aside };
}

/** Two who take part, of whom one is answered, and two reports, of which one is closed. */
async function raiseVoices({ catalogue, image, people: { visitor, moderator } }: Given, slug: string) {
  const confirmed = async (send: () => Promise<unknown>, template: string, form: string): Promise<void> => {
    await send();
    const link = new URL(linkIn(catalogue, template), 'https://catalogue.example');
    await visitor.form(`${link.pathname}${form}`, { token: link.searchParams.get('token') ?? '' });
  };
  const interest = () => ({
    ...InterestInput.parse({ ...withoutTerms(fillSchema(InterestInput, { image })), topics: ['secure-it'], consent: true }),
    who: 'organization',
    name: '=1+x-hit',
    organization: '@x-hit',
    improvement: '-x-hit',
  });
  const report = () => {
    const { kind, detail, email } = ReportInput.parse(fillSchema(ReportInput, { image }));
    return { kind, detail, email };
  };
  for (const language of ['en', 'fr'] as const) {
    await confirmed(() => visitor.form(pageAddress('takePart', language), { ...interest(), email: `${language}${hostileMail}` }), 'confirm-interest', 'do/confirm/');
    await confirmed(() => visitor.form(pageAddress('report', language, { slug }), { ...report(), email: `${language}${hostileMail}` }), 'confirm-report', '');
  }
  const interests = (await moderator.open('/api/v1/review/interests')).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
  const reports = (await moderator.open('/api/v1/review/reports')).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
  await moderator.form(pageAddress('interest', 'en', { interest: interests[0] ?? '' }), { answer: hostileText(5000) });
  await moderator.form(pageAddress('reportCase', 'en', { report: reports[0] ?? '' }), { outcome: 'kept', note: hostileText(3000), message: hostileText(3000) });
  return { interests, reports };
}

function withoutTerms(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

/** A feature, a banner, words that mean the same, and the suspension of somebody. */
async function speakAsStaff({ catalogue, image, people: { moderator, administrator } }: Given, { live }: { readonly live: string }) {
  const content = FeatureContent.parse(fillSchema(FeatureContent, { image }));
  await moderator.send('POST', '/review/features', { body: { listing: live, content, startsAt: new Date(Date.now() - 1000).toISOString() } });
  await administrator.form('/en/admin/banner/do/put/', { text: { en: hostileText(300), fr: hostileText(300) }, startsOn: '2026-01-01', version: 0 });
  await administrator.form('/en/admin/synonyms/do/add/', { terms: '<script>__hit(10)</script>\n"><x-hit>\n]]><x-hit/>' });
  const { id } = await openPerson(catalogue, { name: `${hostileText(60)}${turningText}` });
  await administrator.form(pageAddress('adminPerson', 'en', { person: id }).concat('do/suspend/'), { reason: hostileText(1000), sure: ['yes'] });
}

/** A colleague who was invited, and a file of evidence. */
async function buildTeam({ catalogue, people: { owner } }: Given, vendor: string) {
  const person = await openPerson(catalogue, { name: hostileText(100) });
  const { id: invitation } = (await owner.send('POST', `/vendors/${vendor}/members/invitations`, { body: { email: person.email, role: 'editor' } })).json<{ id: string }>();
  await owner.sendBytes(
    `/vendors/${vendor}/evidence?${new URLSearchParams({ name: `../../${hostileText(120)}.pdf` }).toString()}`,
    'application/pdf',
    Buffer.from('%PDF-1.7\n%%EOF\n'),
  );
  const { items } = (await owner.open(`/api/v1/vendors/${vendor}/evidence`)).json<{ items: { id: string }[] }>();
  return { invited: new PersonOnline(catalogue, person.cookie), invitation, evidence: items[0]?.id ?? '' };
}
