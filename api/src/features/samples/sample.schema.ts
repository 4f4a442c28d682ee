import { z } from 'zod';
import { ListingContent, Slug } from '#api/contract/listing-content.ts';
import { text } from '#api/contract/text.ts';
import { VendorContent } from '#api/contract/vendor.ts';

/** A day relative to the loading: `-40d` is forty days ago, `+14m` fourteen months ahead. */
export const RelativeDay = z.string().regex(/^[-+]\d{1,3}[dm]$/);

/** A feature that the seed makes of a sample listing. */
const SampleFeature = z.strictObject({ headline: text(120), story: text(1200), reason: text(300) });

/** How a drawn logo looks: a mark and the hue of its colours in degrees. */
const SampleLogo = z.strictObject({
  mark: z.enum(['ring', 'grid', 'wave', 'leaf', 'hex', 'bars', 'arc', 'knot', 'peak', 'dot', 'shield', 'loop']),
  hue: z.number().int().min(0).max(359),
});

/** A screenshot that is drawn: what kind of screen, and what it shows. */
const SampleScreenshot = z.strictObject({
  kind: z.enum(['dashboard', 'map', 'table', 'form', 'chat', 'chart', 'terminal']),
  alt: z.strictObject({ en: z.string(), fr: z.string() }),
});
export type SampleScreenshot = z.infer<typeof SampleScreenshot>;

/** One sample listing: its content, when it was first published, and whether it is featured. */
export const SampleListing = z.strictObject({
  slug: Slug,
  published: RelativeDay,
  feature: SampleFeature.optional(),
  drawnScreenshots: z.array(SampleScreenshot).max(8).optional(),
  content: ListingContent,
});

/** One file of `data/samples/vendors`: a fictional vendor with its listings. */
export const SampleFile = z.strictObject({
  slug: Slug,
  drawnLogo: SampleLogo,
  vendor: VendorContent,
  listings: z.array(SampleListing).min(1),
});
export type SampleFile = z.infer<typeof SampleFile>;
