import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#api/config.ts';
import { memberships, people } from '#api/db/schema/people.ts';
import { createVendor, type VendorRow } from '#api/features/vendors/index.ts';
import { openState } from '#api/runtime.ts';

/** A database and folders of their own, without site, search and server, for what needs none of them; its clock stands where it is set. */
export async function openTestState() {
  const home = mkdtempSync(join(tmpdir(), 'catalog-state-'));
  const opened = await openState(readConfig({ CATALOG_HOME: home }));
  const clock = { at: new Date('2026-11-25T12:00:00Z') };
  const now = () => clock.at;
  const close = async (): Promise<void> => {
    await opened.close();
    rmSync(home, { recursive: true, force: true });
  };
  return { ...opened, now, clock, close, config: { ...opened.config, baseUrl: 'https://catalogue.example' } };
}

/** A database of a test. */
export type TestState = Awaited<ReturnType<typeof openTestState>>;

type GivenPerson = Partial<Pick<typeof people.$inferSelect, 'name' | 'email' | 'language' | 'role'>>;

/** Makes a person with a verified address. */
export function makePerson({ db, now }: Pick<TestState, 'db' | 'now'>, given: GivenPerson = {}): typeof people.$inferSelect {
  const id = randomUUID();
  const plain = { name: 'Robin Roy', email: `${id}@person.example`, language: 'en', role: 'person' } as const;
  const row = { id, ...plain, ...given, emailVerified: true, image: null, twoFactorEnabled: false, suspendedAt: null, createdAt: now(), updatedAt: now() };
  db.insert(people).values(row).run();
  return row;
}

type GivenVendor = { readonly name?: string; readonly website?: string; readonly sample?: boolean; readonly members?: Readonly<Record<string, 'owner' | 'editor'>> };

let made = 0;

/** Makes an active vendor, with members by their ids. */
export function makeVendor(
  { db, now }: Pick<TestState, 'db' | 'now'>,
  { name = 'Acme Nord', website = 'https://www.acme.ca', sample = false, members = {} }: GivenVendor = {},
): VendorRow {
  made += 1;
  const content = { legalName: `${name} inc.`, operatingName: name, province: 'qc', website };
  const row = db.transaction((tx) => createVendor(tx, { slug: `vendor-${made}`, content, sample, actor: 'test', at: now() }), { behavior: 'immediate' });
  for (const [personId, role] of Object.entries(members)) db.insert(memberships).values({ vendorId: row.id, personId, role, createdAt: now() }).run();
  return row;
}
