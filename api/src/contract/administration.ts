import { z } from 'zod';
import { Line, Lines } from './plain-text.ts';

const Page = z.coerce.number().int().min(1).max(100_000).default(1);
const moment = z.iso.datetime();
const words = z.string().trim().max(200).optional();

export const roles = ['person', 'moderator', 'administrator'] as const;

/** What the list of people is asked. */
export const PeopleQuery = z.strictObject({ q: words, role: z.enum(roles).optional(), state: z.enum(['suspended']).optional(), page: Page });

/** A person, as administrators see them. */
export const ManagedPerson = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: z.enum(['en', 'fr']),
  role: z.enum(roles),
  hasSecondFactor: z.boolean(),
  suspendedAt: moment.nullable(),
  createdAt: moment,
  lastSeenAt: moment.nullable(),
  sessions: z.number(),
  vendors: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(['owner', 'editor']) })),
});
export type ManagedPerson = z.infer<typeof ManagedPerson>;

/** The role that a person gets. */
export const NewRole = z.strictObject({ role: z.enum(roles) });

/** Why somebody or something is suspended, or let in again; `message` is what they are told. */
export const SuspensionReason = z.strictObject({ reason: Lines.min(3).max(1000), message: Lines.max(2000).optional() });

export const PeoplePage = z.object({ total: z.number(), page: z.number(), pageSize: z.number(), items: z.array(ManagedPerson) });
export type PeoplePage = z.infer<typeof PeoplePage>;

export const vendorStates = ['pending', 'active', 'suspended'] as const;

/** What the list of vendors is asked. */
export const ManagedVendorQuery = z.strictObject({ q: words, state: z.enum(vendorStates).optional(), page: Page });

/** A vendor, as administrators see it. */
export const ManagedVendor = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  status: z.enum(vendorStates),
  sample: z.boolean(),
  listings: z.number(),
  liveListings: z.number(),
  updatedAt: moment,
  people: z.array(z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(['owner', 'editor']) })),
});
export type ManagedVendor = z.infer<typeof ManagedVendor>;

export const ManagedVendorPage = z.object({ total: z.number(), page: z.number(), pageSize: z.number(), items: z.array(ManagedVendor) });
export type ManagedVendorPage = z.infer<typeof ManagedVendorPage>;

export const jobStates = ['failing', 'given-up'] as const;

/** A job that did not succeed yet; one that was given up waits for somebody. `canRetry` is false where its content was forgotten, since it held a secret. */
export const FailedJob = z.object({
  id: z.number(),
  kind: z.string(),
  about: z.string(),
  state: z.enum(jobStates),
  attempts: z.number(),
  error: z.string().nullable(),
  createdAt: moment,
  dueAt: moment.nullable(),
  canRetry: z.boolean(),
});
export type FailedJob = z.infer<typeof FailedJob>;

/** How the work of the catalogue stands; `failed` are the first 200 of `failedTotal`. */
export const JobReport = z.object({
  waiting: z.number(),
  oldest: moment.nullable(),
  failed: z.array(FailedJob),
  failedTotal: z.number(),
  mail: z.enum(['server', 'folder']),
  backups: z.array(z.object({ name: z.string(), bytes: z.number(), at: moment })),
  backupsKept: z.number(),
});
export type JobReport = z.infer<typeof JobReport>;

/** What the audit log is asked; `before` is the number of an event, and leads to older ones. */
export const AuditQuery = z.strictObject({
  actor: words,
  kind: words,
  subject: words,
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  before: z.coerce.number().int().positive().optional(),
});

/** An event of the audit log. */
export const AuditEvent = z.object({
  id: z.number(),
  at: moment,
  actor: z.string(),
  actorName: z.string().nullable(),
  kind: z.string(),
  subject: z.string(),
  subjectName: z.string().nullable(),
  data: z.string(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

export const AuditPage = z.object({ items: z.array(AuditEvent), next: z.number().nullable(), kinds: z.array(z.string()) });
export type AuditPage = z.infer<typeof AuditPage>;

/** What the first page of the administration shows. */
export const Overview = z.object({
  people: z.number(),
  staff: z.number(),
  suspendedPeople: z.number(),
  vendors: z.number(),
  suspendedVendors: z.number(),
  waiting: z.number(),
  failed: z.number(),
  lastBackupAt: moment.nullable(),
  mail: z.enum(['server', 'folder']),
});
export type Overview = z.infer<typeof Overview>;

/** Groups of words that mean the same: those of the staff, and those that came with the catalogue. `isPending` says that search is being given the newest ones. */
export const SynonymList = z.object({ groups: z.array(z.object({ id: z.number(), terms: z.array(z.string()) })), known: z.array(z.array(z.string())), isPending: z.boolean() });
export type SynonymList = z.infer<typeof SynonymList>;

/** A group of words that mean the same, as it is added. */
export const NewSynonyms = z.strictObject({ terms: z.array(Line.min(1).max(200)).max(100) });

/** A group of words that mean the same. */
export const SynonymGroup = z.strictObject({ id: z.number().int(), terms: z.array(z.string()) });
export type SynonymGroup = z.infer<typeof SynonymGroup>;

/** A banner in both languages, from its first day to its last one. `version` is what a change of it names, so that no change by somebody else is lost. */
export const StoredBanner = z.object({ en: z.string(), fr: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date().nullable(), version: z.number().int() });
export type StoredBanner = z.infer<typeof StoredBanner>;

const bannerText = Lines.min(1).max(300);

/** A banner as it is put up; without a last day it stays until it is taken away. */
export const NewBanner = z.strictObject({ text: z.strictObject({ en: bannerText, fr: bannerText }), startsOn: z.iso.date(), endsOn: z.iso.date().optional() });

/** The banner that is up, if one is, and whether pages show it today. */
export const BannerState = StoredBanner.extend({ isShown: z.boolean() }).nullable();

/** What all pages show today, where there is anything. */
export const ShownBanner = z.object({ text: z.string().nullable() });
export type ShownBanner = z.infer<typeof ShownBanner>;

/** A kind of mail. */
export const MailKind = z.object({
  name: z.string(),
  when: z.object({ en: z.string(), fr: z.string() }),
  subject: z.object({ en: z.string(), fr: z.string() }),
  isSecret: z.boolean(),
  hours: z.number(),
});
export type MailKind = z.infer<typeof MailKind>;

export const MailKinds = z.array(MailKind);

/** A kind of mail with an example as plain text. */
export const MailExample = MailKind.extend({ text: z.object({ en: z.string(), fr: z.string() }) });
export type MailExample = z.infer<typeof MailExample>;

/** A mail that was kept instead of sent. */
export const KeptMail = z.object({ id: z.string(), at: z.iso.datetime(), to: z.string(), language: z.enum(['en', 'fr']), subject: z.string(), text: z.string() });
export type KeptMail = z.infer<typeof KeptMail>;
