import type { Reader } from '#api/db/open-database.ts';
import { anyone, type Person, type Policy, type Question, type Verdict } from '#api/platform/authority/policy.ts';
import { findStanding, findVendorOfListing } from './authority.store.ts';

/** A policy for people alone: whoever is not signed in is led to do so. */
function forPeople(name: string, decide: (db: Reader, person: Person, question: Question) => Verdict): Policy {
  return { name, decide: (db, question) => (question.caller.kind === 'nobody' ? 'sign-in' : decide(db, question.caller, question)) };
}

function staff(person: Person, roles: readonly Person['role'][]): Verdict {
  if (!roles.includes(person.role)) return 'hidden';
  return person.strong ? 'allow' : 'second-factor';
}

/** A person of the vendor with one of the roles; those of a suspended vendor may read and not write. */
function ofVendor(db: Reader, vendorId: string | undefined, { person, writes, roles }: { person: Person; writes: boolean; roles: readonly string[] }): Verdict {
  const standing = vendorId === undefined ? undefined : findStanding(db, person.id, vendorId);
  if (standing === undefined) return 'hidden';
  if (!roles.includes(standing.role)) return 'forbidden';
  return writes && standing.vendorStatus === 'suspended' ? 'forbidden' : 'allow';
}

const members = ['owner', 'editor'];

/** Every policy of the catalogue, by name. */
export const policies = {
  anyone,
  /** Whoever has an account and is signed in. */
  signedIn: forPeople('signedIn', () => 'allow'),
  /** Owners and editors of the vendor in `vendor`. */
  vendorEditor: forPeople('vendorEditor', (db, person, { params, writes }) => ofVendor(db, params['vendor'], { person, writes, roles: members })),
  /** Owners and editors of the vendor in `vendor`, and CATA's staff. */
  evidenceReader: forPeople('evidenceReader', (db, person, question) => {
    const own = ofVendor(db, question.params['vendor'], { person, writes: question.writes, roles: members });
    return own === 'hidden' ? staff(person, ['moderator', 'administrator']) : own;
  }),
  /** Owners and editors of the vendor in `vendor`, suspended or not: anyone may leave. */
  vendorLeaver: forPeople('vendorLeaver', (db, person, { params }) => ofVendor(db, params['vendor'], { person, writes: false, roles: members })),
  /** Owners of the vendor in `vendor`. */
  vendorOwner: forPeople('vendorOwner', (db, person, { params, writes }) => ofVendor(db, params['vendor'], { person, writes, roles: ['owner'] })),
  /** Owners and editors of the vendor of the listing in `listing`. */
  listingEditor: forPeople('listingEditor', (db, person, { params, writes }) => ofVendor(db, findVendorOfListing(db, params['listing'] ?? ''), { person, writes, roles: members })),
  /** CATA's staff: moderators and administrators, with a second factor. */
  moderator: forPeople('moderator', (_, person) => staff(person, ['moderator', 'administrator'])),
  /** Administrators, with a second factor. */
  administrator: forPeople('administrator', (_, person) => staff(person, ['administrator'])),
} as const satisfies Record<string, Policy>;

/** The name of a policy. */
export type PolicyName = keyof typeof policies;
