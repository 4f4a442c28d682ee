import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Slug, TermId } from '#api/contract/listing-content.ts';
import { VendorDetail, VendorPage } from '#api/contract/listing.ts';
import type { Taxonomy } from '#api/contract/taxonomy.ts';
import type { Database } from '#api/db/open-database.ts';
import { countPublicByVendors, findFormerSlug, listingCard, listPublicByVendor, vendorSummary } from '#api/features/listings/index.ts';
import { withKnownTerms } from '#api/features/taxonomy/index.ts';
import { countVendors, findActiveVendor, listLetters, listProvinces, listVendors, type VendorRow } from '#api/features/vendors/index.ts';
import { Failure } from '#api/platform/failure.ts';
import { openToAll } from '#api/platform/authority/policy.ts';

const size = 60;
const Part = z.strictObject({
  letter: z
    .string()
    .regex(/^[A-Z#]$/)
    .optional(),
  province: TermId.optional(),
  page: z.coerce.number().int().min(1).max(2000).default(1),
});

/** `GET /vendors` and `GET /vendors/{slug}`. */
export function directoryRoutes({ db, taxonomy, now }: { db: Database; taxonomy: Taxonomy; now: () => Date }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/vendors',
      { config: openToAll, schema: { tags: ['vendors'], summary: 'The directory of vendors', querystring: withKnownTerms(Part, taxonomy), response: { 200: VendorPage } } },
      async (request) => readPage(db, request.query),
    );
    app.get(
      '/vendors/:slug',
      {
        config: openToAll,
        schema: {
          tags: ['vendors'],
          summary: 'A vendor with its listings',
          params: z.strictObject({ slug: Slug }),
          querystring: z.strictObject({}),
          response: { 200: VendorDetail },
        },
      },
      async (request, reply) => {
        const { slug } = request.params;
        const row = findActiveVendor(db, slug);
        if (row !== undefined) return readVendor(db, row, now());
        const today = findFormerSlug(db, 'vendor', slug);
        if (today === undefined) throw new Failure('not-found', 'no-vendor', 'There is no such vendor.');
        return reply.redirect(`/api/v1/vendors/${today}`, 301);
      },
    );
  };
}

function readPage(db: Database, { page, ...part }: z.infer<typeof Part>): VendorPage {
  const rows = listVendors(db, part, { limit: size, offset: (page - 1) * size });
  const counts = countPublicByVendors(
    db,
    rows.map(({ id }) => id),
  );
  const items = rows.map((row) => vendorSummary(row, counts.get(row.id) ?? 0));
  return { total: countVendors(db, part), page, pageSize: size, items, letters: listLetters(db, part), provinces: listProvinces(db, part) };
}

/** Ownership is public only with consent. */
function readVendor(db: Database, row: VendorRow, now: Date): VendorDetail {
  const content = row.content.ownershipConsent === true ? row.content : { ...row.content, ownership: [] };
  const listings = listPublicByVendor(db, row.id).map((listing) => listingCard(listing, now));
  return { id: row.id, slug: row.slug, version: String(row.version), sample: row.sample, content, listings };
}
