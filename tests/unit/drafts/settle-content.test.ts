import { expect, test } from 'vitest';
import type { ListingContent } from '#api/contract/listing-content.ts';
import { settleContent } from '#api/features/drafts/settle-content.rules.ts';
import { requiredDraft } from '../../support/drafts.ts';

const today = '2026-03-01';
const checked = { evidence: 'checked', date: '2026-01-05', url: 'https://evidence.example' } as const;
const live: ListingContent = {
  ...requiredDraft,
  categories: [...requiredDraft.categories],
  deployment: [...requiredDraft.deployment],
  areas: [...requiredDraft.areas],
  name: { en: 'Harbour Ledger', fr: 'Registre du port', origin: { fr: 'machine' } },
  securityLevel: { id: 'protected-b', claim: checked },
  references: [{ organization: { en: 'Port of X' }, audience: 'federal', status: 'confirmed' }],
};
const settle = (content: Parameters<typeof settleContent>[0], given: ListingContent | null = live) => settleContent(content, { today, live: given ?? undefined });

test('a vendor cannot say that CATA checked a claim', () => {
  expect(settle({ securityLevel: { id: 'secret', claim: checked } })).toEqual({ securityLevel: { id: 'secret', claim: { ...checked, evidence: 'evidence-linked' } } });
  expect(settle({ certifications: [{ id: 'iso-27001', claim: { evidence: 'checked', date: today } }] })).toEqual({
    certifications: [{ id: 'iso-27001', claim: { evidence: 'self-declared', date: today } }],
  });
  expect(settle({ securityLevel: live.securityLevel }, null)).toEqual({ securityLevel: { id: 'protected-b', claim: { ...checked, evidence: 'evidence-linked' } } });
});

test('what CATA checked stays checked while nothing of it changes', () => {
  expect(settle({ securityLevel: live.securityLevel })).toEqual({ securityLevel: live.securityLevel });
  const other = { id: 'protected-b', claim: { ...checked, url: 'https://other.example' } };
  expect(settle({ securityLevel: other })).toEqual({ securityLevel: { id: 'protected-b', claim: { ...other.claim, evidence: 'evidence-linked' } } });
});

test('what CATA checked of one certification says nothing of another of the same kind', () => {
  const known = { id: 'soc2', certifier: 'Audit Co.', claim: checked };
  const forged = { ...known, certifier: 'Nobody Inc.' };
  expect(settle({ certifications: [forged, known] }, { ...live, certifications: [known] })).toEqual({
    certifications: [{ ...forged, claim: { ...checked, evidence: 'evidence-linked' } }, known],
  });
});

test('a vendor cannot say that a reference was confirmed, and one that was stays so while it says the same', () => {
  const forged = { organization: { en: 'Port of Y' }, audience: 'federal', status: 'confirmed' };
  expect(settle({ references: [forged, ...(live.references ?? [])] })).toEqual({ references: [{ ...forged, status: 'claimed' }, ...(live.references ?? [])] });
});

test('a vendor cannot say who wrote a text; what a machine translated stays marked until it is rewritten', () => {
  expect(settle({ name: { en: 'Other', origin: { en: 'reviewed' } } })).toEqual({ name: { en: 'Other' } });
  expect(settle({ name: { en: 'Other', fr: 'Registre du port' } })).toEqual({ name: { en: 'Other', fr: 'Registre du port', origin: { fr: 'machine' } } });
  expect(settle({ name: { en: 'Other', fr: 'Registre' } })).toEqual({ name: { en: 'Other', fr: 'Registre' } });
});

test('what goes without saying is completed, and what was unchosen leaves nothing behind', () => {
  expect(settle({ dataResidency: { claim: { date: today } }, aiUse: { note: { en: 'x' } }, video: { captions: true }, pricing: { minimum: 3 } })).toEqual({});
  expect(settle({ accessibility: { id: 'wcag-22-aa' }, video: { url: 'https://v.example' }, support: { hours: { en: '9 to 5' } } })).toEqual({
    accessibility: { id: 'wcag-22-aa', claim: { evidence: 'self-declared', date: today } },
    video: { url: 'https://v.example', captions: false },
    support: { hours: { en: '9 to 5' }, channels: [] },
  });
});
