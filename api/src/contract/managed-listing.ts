import { z } from 'zod';
import { Claim, Slug } from './listing-content.ts';
import { Instant } from './listing.ts';
import { listingStates } from './listing-states.ts';
import { Finding, HistoryEvent } from './review.ts';
import { text } from './text.ts';
import { Evidence } from './upload.ts';

/** A listing as staff manage it, whatever its state. */
export const ManagedListing = z.strictObject({
  id: z.string(),
  slug: Slug,
  name: text(100),
  state: z.enum(listingStates),
  version: z.number().int(),
  sample: z.boolean(),
  vendor: z.strictObject({ id: z.string(), slug: Slug, name: z.string(), status: z.enum(['pending', 'active', 'suspended']) }),
  public: z.boolean(),
  updatedAt: Instant,
  leftAt: Instant.nullable(),
});
export type ManagedListing = z.infer<typeof ManagedListing>;

export const ManagedListings = z.strictObject({ total: z.number().int(), page: z.number().int(), pageSize: z.number().int(), items: z.array(ManagedListing) });
export type ManagedListings = z.infer<typeof ManagedListings>;

export const ManagedParameters = z.strictObject({
  q: z.string().max(100).optional(),
  state: z.enum(listingStates).optional(),
  links: z.enum(['broken']).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
export type ManagedParameters = z.infer<typeof ManagedParameters>;

/** A listing with its claims, its history, and what can be done to it. */
export const ManagedListingDetail = ManagedListing.extend({
  own: z.boolean(),
  moves: z.array(z.enum(['suspend', 'restore', 'withdraw', 'archive'])),
  claims: z.array(z.strictObject({ pointer: z.string(), item: z.string(), claim: Claim })),
  evidence: z.array(Evidence),
  submission: z.string().nullable(),
  history: z.array(HistoryEvent),
  brokenLinks: z.array(Finding),
});
export type ManagedListingDetail = z.infer<typeof ManagedListingDetail>;
