import { languages } from '#api/contract/text.ts';
import type { setHostileScene } from './hostile-scene.ts';
import type { TestCatalogue } from './test-catalogue.ts';

type Scene = Awaited<ReturnType<typeof setHostileScene>>;

/** What each slot of an address can hold in a hostile scene. */
export function slotsOfScene({ runtime }: TestCatalogue, scene: Scene): Readonly<Record<string, readonly string[]>> {
  const values = (sql: string): string[] => runtime.db.$client.prepare(sql).pluck().all().map(String);
  const [area] = runtime.taxonomy.areas.filter(({ id }) => id === 'secure-it');
  const action = area?.actions.find(({ id }) => id === 'cyber-authentication');
  const category = runtime.taxonomy.categories.find(({ id }) => id === 'iam');
  return {
    slug: [scene.slug, ...values(`select slug from vendors where id = '${scene.vendor}'`)],
    area: [...languages.map((language) => area?.slug[language] ?? ''), 'secure-it'],
    action: languages.map((language) => action?.slug[language] ?? ''),
    category: languages.map((language) => category?.slug[language] ?? ''),
    vendor: [scene.vendor, scene.waiting],
    organization: [scene.vendor, scene.waiting, scene.declined],
    listing: [scene.live, scene.back, scene.draft],
    submission: [scene.submission, scene.sentBack],
    step: Array.from({ length: 10 }, (_, step) => String(step)),
    move: ['withdraw', 'archive'],
    aside: [scene.aside],
    invitation: [scene.invitation],
    evidence: [scene.evidence],
    interest: scene.interests,
    report: scene.reports,
    feature: [...values('select id from features'), 'new'],
    person: values("select id from people where role = 'person'"),
    mail: ['invitation', 'approved'],
    language: ['en', 'fr'],
    name: ['0'],
    token: ['none'],
  };
}

/** An address with each of its slots filled by everything that it can hold. */
export function fillEverySlot(url: string, slots: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const [, slot] = /:(\w+)/.exec(url) ?? [];
  if (slot === undefined) return url.includes('*') ? [] : [url];
  return (slots[slot] ?? ['none']).flatMap((value) => fillEverySlot(url.replace(`:${slot}`, value), slots));
}
