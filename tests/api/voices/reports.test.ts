import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reports } from '#api/db/schema/voices.ts';
import { leadingZeros, ProofOfWork } from '#api/features/reports/proof-of-work.ts';
import { makeLive, makeVendor, plainContent } from '../../support/make-listings.ts';
import { waitingMails } from '../../support/mails.ts';
import { openPerson } from '../../support/people.ts';
import { sendForm } from '../../support/send-form.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ samples: false, published: false });
  const { db } = catalogue.runtime;
  makeLive(db, { slug: 'reported', vendorId: makeVendor(db, 'vendor-reported', new Date()), content: plainContent('reported'), at: new Date() });
});
afterAll(() => catalogue.close());

const page = '/en/solutions/reported/report/';
const stored = () => catalogue.runtime.db.select().from(reports).all();
const challenge = async (): Promise<{ challenge: string; bits: number }> => (await catalogue.app.inject('/api/v1/listings/reported/report-challenge')).json();

function work({ challenge: asked, bits }: { challenge: string; bits: number }): string {
  for (let tried = 0; ; tried += 1) if (leadingZeros(createHash('sha256').update(`${asked}.${tried}`).digest()) >= bits) return String(tried);
}

test('with a proof of work a report counts at once, and the proof serves once', async () => {
  const asked = await challenge();
  const fields = { kind: 'broken', detail: 'The link is dead.', challenge: asked.challenge, proof: work(asked) };
  expect((await sendForm(catalogue, page, fields)).location).toBe(`${page}?done=taken`);
  expect(stored()).toMatchObject([{ kind: 'broken', email: null }]);
  expect(stored()[0]?.confirmedAt).not.toBeNull();
  const again = await sendForm(catalogue, page, fields);
  expect([again.status, again.body.includes('Write your e-mail address')]).toEqual([422, true]);
  expect(again.body).toContain('The link is dead.');
});

test('work for one thing, too little work, or work after its time counts for nothing', () => {
  let now = new Date('2026-01-01T00:00:00Z');
  const proofs = new ProofOfWork(() => now);
  const asked = proofs.ask('one');
  const proof = work(asked);
  expect(proofs.accept('another', asked.challenge, proof)).toBe(false);
  expect(proofs.accept('one', `${asked.challenge}x`, proof)).toBe(false);
  expect(proofs.accept('one', asked.challenge, 'no-work')).toBe(false);
  now = new Date('2026-01-01T03:00:00Z');
  expect(proofs.accept('one', asked.challenge, proof)).toBe(false);
  now = new Date('2026-01-01T00:30:00Z');
  expect(proofs.accept('one', asked.challenge, proof)).toBe(true);
  expect(proofs.accept('one', asked.challenge, proof)).toBe(false);
});

test('without a script a report counts once its link was confirmed', async () => {
  const before = stored().length;
  const sent = await sendForm(catalogue, '/fr/solutions/reported/signaler/', { kind: 'misleading', detail: 'C’est faux.', email: 'lecteur@example.ca' });
  expect(sent.location).toBe('/fr/solutions/reported/signaler/?done=to-confirm');
  expect(stored()[before]?.confirmedAt).toBeNull();
  const mail = waitingMails(catalogue).findLast(({ template }) => template === 'confirm-report');
  const token = new URL(String(mail?.data['link'])).searchParams.get('token') ?? '';
  expect((await sendForm(catalogue, '/fr/signalement/confirmer/', { token })).status).toBe(303);
  expect(stored()[before]?.confirmedAt).not.toBeNull();
  expect((await sendForm(catalogue, '/fr/signalement/confirmer/', { token: 'invented' })).status).toBe(404);
});

test('a listing that is not public cannot be reported', async () => {
  expect((await catalogue.app.inject('/en/solutions/no-such-listing/report/')).statusCode).toBe(404);
  expect((await sendForm(catalogue, '/en/solutions/no-such-listing/report/', { kind: 'other', detail: 'x', email: 'a@example.ca' })).status).toBe(404);
});

test('the staff close a report once, and whoever gave an address is told', async () => {
  const { cookie } = await openPerson(catalogue, { role: 'moderator', strong: true });
  const list = (await catalogue.app.inject({ url: '/api/v1/review/reports', headers: { cookie } })).json();
  expect(list).toMatchObject({ total: 2, open: 2 });
  const told = list.items.find((item: { email: string | null }) => item.email === 'lecteur@example.ca');
  const url = `/fr/evaluation/signalements/${String(told.id)}/`;
  expect((await catalogue.app.inject({ url, headers: { cookie } })).body).toContain('C’est faux.');
  expect((await sendForm(catalogue, url, { outcome: 'kept', message: 'Nous avons vérifié.' }, { cookie })).status).toBe(303);
  expect((await sendForm(catalogue, url, { outcome: 'changed' }, { cookie })).status).toBe(409);
  expect(waitingMails(catalogue).filter(({ template }) => template === 'report-handled')).toHaveLength(1);
});
