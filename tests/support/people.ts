import { randomBytes, randomUUID } from 'node:crypto';
import { credentials, memberships, people, sessions } from '#api/db/schema/people.ts';
import type { Language } from '#api/contract/text.ts';
import { hashPassword } from '#api/features/identity/hash-password.ts';
import { readSecretKey } from '#api/features/identity/secret-key.ts';
import { cookiesAt, signValue } from '#api/features/identity/session-cookie.ts';
import type { TestCatalogue } from './test-catalogue.ts';

/** What a person of a test is: `strong` says that the second factor is on, as it is for staff unless said otherwise. */
export type PersonOptions = {
  readonly name?: string;
  readonly email?: string;
  readonly language?: Language;
  readonly role?: 'person' | 'moderator' | 'administrator';
  readonly strong?: boolean;
  readonly vendor?: { readonly id: string; readonly role: 'owner' | 'editor' };
  /** A password to sign in with; none unless it is given, since hashing takes a while. */
  readonly password?: string;
};

/** A person who is signed in: `cookie` is the header that their browser sends. */
export type TestPerson = { readonly id: string; readonly name: string; readonly email: string; readonly cookie: string };

/** The folder of state that people are added to. */
type Holder = { readonly runtime: Pick<TestCatalogue['runtime'], 'db' | 'now' | 'config'> };

/** Makes a person with a confirmed address and a real session. */
export async function openPerson({ runtime }: Holder, options: PersonOptions = {}): Promise<TestPerson> {
  const { db, now, config } = runtime;
  const { role = 'person', strong = role !== 'person', vendor, password, language = 'en' } = options;
  const [id, at] = [randomUUID(), now()];
  const { name = 'Robin Example', email = `${id}@person.example` } = options;
  const row = { id, name, email: email.toLowerCase(), emailVerified: true, language, role, twoFactorEnabled: strong, createdAt: at, updatedAt: at };
  db.insert(people).values(row).run();
  if (password !== undefined) {
    const hash = await hashPassword(password);
    db.insert(credentials).values({ id: randomUUID(), accountId: id, providerId: 'credential', personId: id, password: hash, createdAt: at, updatedAt: at }).run();
  }
  if (vendor !== undefined) db.insert(memberships).values({ vendorId: vendor.id, personId: id, role: vendor.role, createdAt: at }).run();
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(at.getTime() + 30 * 24 * 3_600_000);
  db.insert(sessions).values({ id: randomUUID(), token, personId: id, expiresAt, demo: false, createdAt: at, updatedAt: at }).run();
  const cookie = `${cookiesAt(config.baseUrl).session}=${encodeURIComponent(signValue(token, readSecretKey(config.home)))}`;
  return { id, name, email: row.email, cookie };
}

/** The headers of a form that a browser sends from a page of the catalogue. */
export function formHeaders({ runtime }: Pick<TestCatalogue, 'runtime'>, cookie?: string): Record<string, string> {
  return { 'content-type': 'application/x-www-form-urlencoded', origin: runtime.config.baseUrl, ...(cookie === undefined ? {} : { cookie }) };
}
