import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#api/config.ts';
import { openState } from '#api/runtime.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { makeLive, makeVendor, plainContent } from '../../support/make-listings.ts';
import { openPerson, type TestPerson } from '../../support/people.ts';
import { publicAddress } from './client.ts';

/** A vendor with the person who works for it. */
export type Maker = { readonly vendor: string; readonly slug: string; readonly person: TestPerson };

/** A folder of state with people in it, and the mail server that their mails go to. */
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Makes a world with so many vendors: each may invite no more than twenty people a day. */
export async function makeWorld(vendors: number) {
  const home = mkdtempSync(join(tmpdir(), 'catalog-acknowledged-'));
  const mailServer = await startMailServer();
  const env = {
    CATALOG_HOME: home,
    SAMPLES: 'false',
    BASE_URL: publicAddress,
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'catalogue@cata.example',
    TRUST_PROXY: 'true',
    RATE_LIMIT: '1000000',
    BACKUPS_KEPT: '0',
  };
  const state = await openState(readConfig(env));
  const makers: Maker[] = [];
  for (let number = 0; number < vendors; number += 1) {
    const slug = `maker-${number}`;
    const vendor = makeVendor(state.db, slug, state.now());
    makers.push({ vendor, slug, person: await openPerson({ runtime: state }, { name: `Owner ${number}`, vendor: { id: vendor, role: 'owner' } }) });
  }
  const moderator = await openPerson({ runtime: state }, { name: 'Alex Moreau', role: 'moderator' });
  const [first] = makers;
  if (first === undefined) throw new Error('A world needs a vendor.');
  makeLive(state.db, { slug: 'harbour-light', vendorId: first.vendor, content: plainContent('Harbour Light'), at: state.now() });
  await state.close();
  const close = async (): Promise<void> => {
    await mailServer.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { home, env, mailServer, makers, moderator, publicSlug: 'harbour-light', close };
}
