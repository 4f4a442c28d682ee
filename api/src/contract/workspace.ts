import { z } from 'zod';
import { Slug } from './listing-content.ts';
import { Lines } from './plain-text.ts';
import { WebAddress } from './web-address.ts';
import { OwnListing } from './draft.ts';
import { VendorContent } from './vendor.ts';

const Moment = z.iso.datetime();

/** What a member may do for a vendor: an owner decides who is in the team too. */
export const MemberRole = z.enum(['owner', 'editor']);
export type MemberRole = z.infer<typeof MemberRole>;

/** Where a vendor stands: a pending one is not public before somebody vouches for it. */
export const VendorStatus = z.enum(['pending', 'active', 'suspended']);
export type VendorStatus = z.infer<typeof VendorStatus>;

/** What is asked of CATA about a vendor: to speak for it, another website, or a name that is like another. */
export const RequestKind = z.enum(['claim', 'website', 'name']);

/** A vendor as its own people see it. `doubt` is what CATA was asked last, where that is not approved. */
export const OwnVendor = z.strictObject({
  id: z.string(),
  slug: Slug,
  name: z.string(),
  status: VendorStatus,
  vetted: z.boolean(),
  role: MemberRole,
  doubt: z.strictObject({ kind: RequestKind, state: z.enum(['waiting', 'declined']), reason: z.string().nullable() }).nullable(),
});
export type OwnVendor = z.infer<typeof OwnVendor>;

/** An open invitation, as the invited person sees it. */
export const OwnInvitation = z.strictObject({ id: z.string(), vendor: z.string(), inviter: z.string().nullable(), role: MemberRole, until: Moment });
export type OwnInvitation = z.infer<typeof OwnInvitation>;

/** A request of a person to CATA. */
export const OwnRequest = z.strictObject({
  id: z.string(),
  vendor: z.string(),
  kind: RequestKind,
  state: z.enum(['waiting', 'approved', 'declined', 'withdrawn']),
  reason: z.string().nullable(),
  at: Moment,
});

/** What a person's workspace begins with. */
export const Workspace = z.strictObject({ vendors: z.array(OwnVendor), invitations: z.array(OwnInvitation), requests: z.array(OwnRequest) });
export type Workspace = z.infer<typeof Workspace>;

/** What a new organization is made of; `difference` says how it differs from one that is like it. */
export const NewVendor = z.strictObject({ ...VendorContent.shape, difference: Lines.min(10).max(500).optional() });

/** What an organization that was made is. */
export const MadeVendor = z.strictObject({ id: z.string() });

/** An organization in the catalogue that one could claim, or could be taken for; `claimable` where nobody speaks for it. */
export const FoundVendor = z.strictObject({ id: z.string(), slug: Slug, name: z.string(), website: z.string(), claimable: z.boolean(), sample: z.boolean() });
export const FoundVendors = z.strictObject({ items: z.array(FoundVendor) });
export type FoundVendors = z.infer<typeof FoundVendors>;

/** What a person proves, or waits for, about a vendor. `domain` is where an address must be, where the website has one of its own. */
export const ProofState = z.strictObject({
  vendor: z.strictObject({ id: z.string(), slug: Slug, name: z.string(), website: z.string(), status: VendorStatus }),
  website: z.string(),
  domain: z.string().nullable(),
  code: z.strictObject({ address: z.string(), until: Moment }).nullable(),
  asked: z.strictObject({ state: z.enum(['waiting', 'declined']), reason: z.string().nullable() }).nullable(),
  proven: z.boolean(),
});
export type ProofState = z.infer<typeof ProofState>;

/** An address to send a code to; `website` is the one that is proven, where it is not the vendor's yet. */
export const ProofAddress = z.strictObject({ address: z.string().trim().min(3).max(254), website: WebAddress.optional() });

/** The code that was sent. */
export const ProofCode = z.strictObject({ code: z.string().trim().min(1).max(40) });

/** Why CATA should decide by hand. */
export const ProofRequest = z.strictObject({ explanation: Lines.min(10).max(1000), website: WebAddress.optional() });

/** The team of a vendor; invitations are its owners' to see. */
export const Team = z.strictObject({
  role: MemberRole,
  members: z.array(z.strictObject({ id: z.string(), name: z.string(), email: z.string(), role: MemberRole, since: Moment, you: z.boolean() })),
  invitations: z.array(z.strictObject({ id: z.string(), email: z.string(), role: MemberRole, sentAt: Moment, until: Moment })),
});
export type Team = z.infer<typeof Team>;

/** Whom to invite, as what. */
export const NewInvitation = z.strictObject({ email: z.email().max(200), role: MemberRole });

/** An invitation that was made. */
export const MadeInvitation = z.strictObject({ id: z.string() });

/** The vendor that somebody joined. */
export const JoinedVendor = z.strictObject({ vendor: z.string() });

/** A member of a vendor, by their account. */
export const ChosenMember = z.strictObject({ person: z.string() });

/** The role of a member. */
export const ChosenRole = z.strictObject({ role: MemberRole });

/** What a vendor says of itself, and the version of that. `mayRename` where the names and the website are the caller's to change. */
export const OwnProfile = z.strictObject({ id: z.string(), slug: Slug, status: VendorStatus, version: z.number().int(), content: VendorContent, mayRename: z.boolean() });
export type OwnProfile = z.infer<typeof OwnProfile>;

/** A changed profile; `websiteToProve` is taken over once it is proven. */
export const ChangedProfile = z.strictObject({ version: z.number().int(), websiteToProve: z.string().nullable() });

/** What CATA's staff are asked to decide about vendors. */
export const VendorRequest = z.strictObject({
  id: z.string(),
  kind: RequestKind,
  vendor: z.strictObject({ id: z.string(), slug: Slug, name: z.string(), legalName: z.string(), website: z.string(), status: VendorStatus }),
  person: z.strictObject({ name: z.string(), email: z.string() }),
  website: z.string(),
  explanation: z.string(),
  like: z.array(z.strictObject({ slug: Slug, name: z.string(), likeness: z.enum(['same', 'similar', 'website']) })),
  askedAt: Moment,
});
export const VendorRequests = z.strictObject({ items: z.array(VendorRequest) });
export type VendorRequests = z.infer<typeof VendorRequests>;

/** A decision about a request; a no needs its reason. */
export const VendorDecision = z.strictObject({ decision: z.enum(['approved', 'declined']), reason: Lines.min(1).max(1000).optional() });

/** Whether something shows a listing now: yes, in a moment, not, or still although it is on its way out. */
export const Shown = z.enum(['yes', 'soon', 'no', 'leaving']);
export type Shown = z.infer<typeof Shown>;

/** Where a listing can be found now, looked up in the index, the published pages and the feeds. */
export const Findable = z.strictObject({ search: Shown, en: Shown, fr: Shown, feeds: z.number().int() });
export type Findable = z.infer<typeof Findable>;

/** What a vendor should do next; `listing` is the one that it is about, `day` until when, `links` what leads nowhere. */
export const taskKinds = [
  'prove',
  'wait-for-cata',
  'declined-by-cata',
  'answer-changes',
  'answer-decline',
  'renew-claims',
  'claims-expire',
  'mend-links',
  'finish-draft',
  'submit-changes',
  'translate',
  'confirm-still-true',
  'first-listing',
  'describe',
  'add-logo',
  'second-owner',
] as const;
export const Task = z.strictObject({ kind: z.enum(taskKinds), listing: z.string().nullable(), day: z.iso.date().nullable(), links: z.array(z.string()).optional() });
export type Task = z.infer<typeof Task>;

/** A claim of a public listing that expires, or did: the vocabulary and the id of what is claimed. */
export const Expiring = z.strictObject({ listing: z.string(), vocabulary: z.string(), id: z.string(), day: z.iso.date(), expired: z.boolean() });
export type Expiring = z.infer<typeof Expiring>;

/** What was last decided about a listing, in the words of whoever decided. */
export const LastDecision = z.strictObject({
  kind: z.string(),
  at: Moment,
  reasons: z.array(z.strictObject({ en: z.string(), fr: z.string() })),
  note: z.string().nullable(),
  comments: z.number().int(),
});

/** A listing on the dashboard of its vendor. */
export const DashboardListing = z.strictObject({ listing: OwnListing, findable: Findable, decision: LastDecision.nullable() });
export type DashboardListing = z.infer<typeof DashboardListing>;

/** The dashboard of a vendor. `waiting` is how long submissions waited lately; the median is in hours. */
export const Dashboard = z.strictObject({
  vendor: OwnVendor,
  listings: z.array(DashboardListing),
  tasks: z.array(Task),
  expiring: z.array(Expiring),
  waiting: z.strictObject({ medianHours: z.number().nullable(), decisions: z.number().int(), days: z.number().int() }).nullable(),
});
export type Dashboard = z.infer<typeof Dashboard>;

/** Everything that the catalogue knows of a person, by table. */
export const PersonExport = z.strictObject({ exportedAt: Moment, tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) });
export type PersonExport = z.infer<typeof PersonExport>;

/** Organizations that a person is the last owner of: those with other members, and those without; of the latter, those with listings that are live. */
export const LastOwned = z.strictObject({ withOthers: z.array(z.string()), alone: z.array(z.string()), live: z.array(z.string()) });
export type LastOwned = z.infer<typeof LastOwned>;

/** What stands in the way of the end of an account, and what is asked for besides its address. */
export const AccountEnd = LastOwned.extend({ asks: z.strictObject({ password: z.boolean(), code: z.boolean() }) });
export type AccountEnd = z.infer<typeof AccountEnd>;

/** The account that is to be deleted: its address, typed to confirm, the password, and a code where the second factor is on. */
export const DeletedAccount = z.strictObject({ address: z.string().trim().min(1).max(254), currentPassword: z.string().max(1000).optional(), code: z.string().max(40).optional() });
