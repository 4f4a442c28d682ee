import { z } from 'zod';
import { Slug } from './listing-content.ts';
import { Instant } from './listing.ts';
import { Lines } from './plain-text.ts';
import { text } from './text.ts';

const bothOf = (limit: number) => z.strictObject({ en: Lines.min(1).max(limit), fr: Lines.min(1).max(limit) });

/** What CATA says of a technology that it features; always in both languages. */
export const FeatureContent = z.strictObject({ headline: bothOf(120), story: bothOf(1200), reason: bothOf(300) });
export type FeatureContent = z.infer<typeof FeatureContent>;

/** A feature as staff write it. Without an end it shows until it is ended. */
export const FeatureInput = z.strictObject({ listing: z.string().max(80), content: FeatureContent, startsAt: Instant, endsAt: Instant.nullable().default(null) });
export type FeatureInput = z.infer<typeof FeatureInput>;

/** A change of a feature; its listing stays. */
export const FeatureChange = FeatureInput.omit({ listing: true });
export type FeatureChange = z.infer<typeof FeatureChange>;

/** Where a feature stands in time; `hidden` is one whose time it is, and whose listing is not public. */
export const featureStates = ['coming', 'showing', 'hidden', 'over'] as const;

/** A feature as staff manage it. */
export const ManagedFeature = z.strictObject({
  id: z.string(),
  version: z.number().int(),
  state: z.enum(featureStates),
  content: z.strictObject({ headline: text(120), story: text(1200), reason: text(300) }),
  startsAt: Instant,
  endsAt: Instant.nullable(),
  listing: z.strictObject({ id: z.string(), slug: Slug, name: text(100), public: z.boolean() }),
});
export type ManagedFeature = z.infer<typeof ManagedFeature>;

/** All features: those that show or will, in the order in which they are shown, then the ones that are over, newest first. */
export const ManagedFeatures = z.strictObject({ items: z.array(ManagedFeature) });
export type ManagedFeatures = z.infer<typeof ManagedFeatures>;

/** A step up or down among what shows or will show. */
export const FeatureStep = z.strictObject({ step: z.enum(['up', 'down']) });
