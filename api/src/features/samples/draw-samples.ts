import { encodeDrawing, type DrawnImage } from './draw/encode-drawing.ts';
import { drawLogo } from './draw-logo.ts';
import { drawScreenshot } from './draw-screenshot.ts';
import type { SampleFile, SampleScreenshot } from './sample.schema.ts';

/** A picture as a listing or vendor names it. */
type Picture = { readonly id: string; readonly alt: SampleScreenshot['alt'] };

/** The pictures of a sample vendor: its logo, and the screenshots of each of its listings by slug. */
export type VendorPictures = { readonly logo: Picture; readonly screenshots: ReadonlyMap<string, readonly Picture[]>; readonly images: readonly DrawnImage[] };

/** Draws the logo of a sample vendor and the screenshots of its listings. */
export async function drawVendor(vendor: SampleFile, kept?: string): Promise<VendorPictures> {
  const { operatingName } = vendor.vendor;
  const logo = await encodeDrawing(drawLogo(vendor), kept);
  const listings = await Promise.all(vendor.listings.map(async (listing) => ({ slug: listing.slug, drawn: await drawListing(vendor, listing, kept) })));
  return {
    logo: { id: logo.id, alt: { en: `Logo of ${operatingName}`, fr: `Logo de ${operatingName}` } },
    screenshots: new Map(listings.map(({ slug, drawn }) => [slug, drawn.map(({ image, alt }) => ({ id: image.id, alt }))])),
    images: [logo, ...listings.flatMap(({ drawn }) => drawn.map(({ image }) => image))],
  };
}

function drawListing(vendor: SampleFile, { slug, drawnScreenshots = [] }: SampleFile['listings'][number], kept?: string) {
  return Promise.all(drawnScreenshots.map(async ({ kind, alt }, index) => ({ alt, image: await encodeDrawing(drawScreenshot({ vendor, seed: `${slug} ${index}`, kind }), kept) })));
}
