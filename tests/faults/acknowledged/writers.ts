import { z } from 'zod';
import { requiredDraft } from '../../support/drafts.ts';
import type { Client } from './client.ts';
import { valueIn, type Ledger, type Sight } from './ledger.ts';
import type { Maker, World } from './world.ts';

/** Where people work: what they work with, what was promised to them, and a number of its own for everything they write. */
export type Desk = { readonly client: Client; readonly ledger: Pick<Ledger, 'note'>; readonly world: World; readonly number: () => number };

const Created = z.object({ id: z.string() });

/** Saves of a draft are numbered in its summary, since a later one that was cut off may have come through. */
const summaryOf = (saves: number): string => `It was saved ${saves} times.`;

/** Starts a listing, saves it as an editor does by itself while somebody types, and submits it. */
export async function writeListing({ client, ledger, number }: Desk, { vendor, person }: Maker): Promise<void> {
  const name = `Lantern zq${number()}zq`;
  const { cookie } = person;
  const started = await client.ask('POST', `/api/v1/workspace/vendors/${vendor}/listings`, {
    cookie,
    json: { content: { ...requiredDraft, name: { en: name }, summary: { en: summaryOf(0) } } },
  });
  if (started.status !== 201) return;
  const { id } = Created.parse(JSON.parse(started.body));
  ledger.note({ kind: 'draft', subject: id, stored: (sight) => savesOf(sight, id) >= 0 });
  let { version } = started;
  for (let saves = 1; saves <= 3; saves += 1) {
    const fields = [
      ['name.en', name],
      ['summary.en', summaryOf(saves)],
      ['description.en', requiredDraft.description.en],
      ['website', requiredDraft.website],
    ];
    const saved = await client.ask('PATCH', `/api/v1/workspace/listings/${id}/draft`, { cookie, version, json: { step: '1', fields } });
    if (saved.status !== 200) return;
    version = saved.version;
    ledger.note({ kind: 'autosave', subject: id, stored: (sight) => savesOf(sight, id) >= saves });
  }
  const submitted = await client.ask('POST', `/api/v1/workspace/listings/${id}/draft/submit`, { cookie, version });
  if (submitted.status !== 200) return;
  ledger.note({
    kind: 'submission',
    subject: id,
    stored: (sight) => valueIn(sight, "select count(*) from reviews r join revisions v on v.id = r.revision_id where r.listing_id = ? and v.state <> 'draft'", id) === '1',
    follows: (sight) => sight.arrived(person.email, name) && wasChecked(sight, id),
  });
}

function savesOf(sight: Sight, listing: string): number {
  const content =
    valueIn(sight, 'select content from drafts where listing_id = ?', listing) ??
    valueIn(sight, 'select content from revisions where listing_id = ? order by number desc limit 1', listing) ??
    '';
  return Number(/It was saved (\d+) times/.exec(content)?.[1] ?? -1);
}

/** What is decided before it was looked at needs no look. */
function wasChecked(sight: Sight, listing: string): boolean {
  if (valueIn(sight, 'select v.state from reviews r join revisions v on v.id = r.revision_id where r.listing_id = ?', listing) !== 'submitted') return true;
  return Number(valueIn(sight, 'select count(*) from review_checks c join revisions v on v.id = c.revision_id where v.listing_id = ?', listing)) > 0;
}
