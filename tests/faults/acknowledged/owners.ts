import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import { valueIn, type Sight } from './ledger.ts';
import type { Desk } from './writers.ts';
import type { Maker } from './world.ts';

const side = 40;
const Profile = z.object({ description: z.object({ en: z.string() }), logo: z.object({ id: z.string() }) });

/** Changes the profile of a vendor, with a logo that nobody sent before. */
export async function changeProfile({ client, ledger, number }: Desk, { vendor, slug, person }: Maker): Promise<void> {
  const { cookie } = person;
  const { version } = await client.ask('GET', `/api/v1/vendors/${vendor}/profile`, { cookie });
  const edit = number();
  const parts = new FormData();
  const fields = { 'version:number': String(version), legalName: `${slug} Inc.`, operatingName: `Vendor ${slug}`, province: 'on', website: 'https://vendor.example/' };
  for (const [name, value] of Object.entries(fields)) parts.set(name, value);
  parts.set('description.en', `This is edit ${edit} of it.`);
  parts.set('logo.alt.en', 'A pattern');
  parts.set('logo.alt.fr', 'Un motif');
  const logo = await sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
  parts.set('logoFile', new Blob([new Uint8Array(logo)], { type: 'image/png' }), 'logo.png');
  const changed = await client.ask('POST', `/en/workspace/vendors/${vendor}/profile/`, { cookie, parts });
  if (changed.status !== 303) return;
  ledger.note({
    kind: 'profile with a logo',
    subject: vendor,
    stored: (sight) => (profileOf(sight, vendor)?.edit ?? 0) >= edit && isImageWhole(sight, profileOf(sight, vendor)?.logo ?? ''),
    follows: async (sight) => {
      const profile = profileOf(sight, vendor);
      if (profile === undefined) return false;
      return (await sight.open(`/en/vendors/${slug}/`)).includes(`This is edit ${profile.edit} of it.`) && (await sight.open(`/images/${profile.logo}.webp`)) !== '';
    },
  });
}

function profileOf(sight: Sight, vendor: string): { edit: number; logo: string } | undefined {
  const read = Profile.safeParse(JSON.parse(valueIn(sight, 'select content from vendors where id = ?', vendor) ?? '{}'));
  return read.success ? { edit: Number(/edit (\d+) of it/.exec(read.data.description.en)?.[1]), logo: read.data.logo.id } : undefined;
}

/** An image is named by what is in it. */
function isImageWhole(sight: Sight, id: string): boolean {
  const file = join(sight.home, 'images', `${id}.webp`);
  if (!existsSync(file) || valueIn(sight, 'select 1 from images where id = ?', id) === undefined) return false;
  return createHash('sha256').update(readFileSync(file)).digest('hex') === id;
}

/** Invites somebody to the team of a vendor. */
export async function invite({ client, ledger, number }: Desk, { vendor, person }: Maker): Promise<void> {
  const email = `invited-${number()}@colleague.example`;
  const sent = await client.ask('POST', `/api/v1/vendors/${vendor}/members/invitations`, { cookie: person.cookie, json: { email, role: 'editor' } });
  if (sent.status !== 201) return;
  ledger.note({
    kind: 'invitation',
    subject: email,
    stored: (sight) => valueIn(sight, 'select email from invitations where vendor_id = ? and email = ?', vendor, email) === email,
    follows: (sight) => sight.arrived(email, '/en/workspace/invitations/'),
  });
}
