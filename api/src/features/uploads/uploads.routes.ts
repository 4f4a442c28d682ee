import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ClaimKey, Evidence, EvidenceList, EvidencePlace, UploadedImage } from '#api/contract/upload.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { policies } from '#api/features/authority/index.ts';
import { findListing } from '#api/features/listings/index.ts';
import { personOf, type Caller } from '#api/platform/authority/policy.ts';
import { Failure } from '#api/platform/failure.ts';
import { attachmentHeader } from './evidence-file.rules.ts';
import { findEvidence, listEvidence, type EvidenceRow } from './evidence.store.ts';
import { attachEvidence, evidenceFile, removeEvidence, storeEvidence } from './store-evidence.ts';
import { shownEvidence } from './show-evidence.ts';
import { storeUpload } from './store-upload.ts';
import { mostEvidenceBytes, mostImageBytes } from './upload-limits.rules.ts';
import { refuseFile } from './upload-refusals.ts';

type UploadRouteDeps = { readonly db: Database; readonly paths: { readonly images: string; readonly evidence: string }; readonly now: () => Date };

const OfVendor = z.strictObject({ vendor: z.string() });
const OneOfVendor = z.strictObject({ vendor: z.string(), evidence: z.uuid() });
const About = z.strictObject({ name: z.string().min(1).max(300), listing: z.string().max(80).optional(), claim: ClaimKey.optional() });
const reads = { scope: 'listings:read' } as const;
const writes = { scope: 'listings:write' } as const;

/** `POST /workspace/images`, and `/vendors/{vendor}/evidence` with its files. */
export function uploadRoutes(deps: UploadRouteDeps): FastifyPluginAsyncZod {
  return async (app) => {
    takeBytes(app);
    app.post(
      '/workspace/images',
      {
        config: { policy: policies.signedIn, ...writes, createsOnce: true },
        bodyLimit: mostImageBytes + 1,
        schema: { consumes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'], response: { 201: UploadedImage } },
      },
      async (request, reply) =>
        // An image is named by what is in it, so that storing it twice is storing it once.
        app.createOnceLater(request, reply, async (keep) => {
          const image = await storeUpload({ ...deps, images: deps.paths.images }, personOf(request.caller).id, bytesOf(request, 'not-an-image'));
          const made = { status: 201, body: image, location: `/images/${image.id}.webp` };
          deps.db.transaction((tx) => keep(tx, made), { behavior: 'immediate' });
          return made;
        }),
    );
    addEvidenceRoutes(app, deps);
  };
}

/** Files of evidence, for the vendor's people and for staff. */
function addEvidenceRoutes(app: Parameters<FastifyPluginAsyncZod>[0], deps: UploadRouteDeps): void {
  const { db, paths } = deps;
  app.get(
    '/vendors/:vendor/evidence',
    { config: { policy: policies.evidenceReader, ...reads }, schema: { params: OfVendor, response: { 200: EvidenceList } } },
    async ({ params }) => ({
      items: listEvidence(db, params.vendor).map(shownEvidence),
    }),
  );
  app.post(
    '/vendors/:vendor/evidence',
    {
      config: { policy: policies.vendorEditor, ...writes, createsOnce: true },
      bodyLimit: mostEvidenceBytes + 1,
      schema: { params: OfVendor, querystring: About, consumes: ['application/pdf'], response: { 201: Evidence } },
    },
    async (request, reply) => {
      const { vendor: vendorId } = request.params;
      const of = {
        vendorId,
        listingId: ownListing(db, vendorId, request.query.listing),
        claim: request.query.claim,
        personId: personOf(request.caller).id,
        mayWrite: mayStillWrite(request.caller, vendorId),
      };
      const file = { name: request.query.name, bytes: bytesOf(request, 'not-a-pdf') };
      return app.createOnceLater(request, reply, async (keep) => {
        const answer = (row: EvidenceRow) => ({ status: 201, body: shownEvidence(row), location: `/api/v1/vendors/${vendorId}/evidence/${row.id}` });
        const kept = (tx: Transaction, row: EvidenceRow) => keep(tx, answer(row));
        return answer(await storeEvidence({ ...deps, evidence: paths.evidence }, { ...of, kept }, file));
      });
    },
  );
  addFileRoutes(app, deps);
}

/** One file of evidence. */
function addFileRoutes(app: Parameters<FastifyPluginAsyncZod>[0], deps: UploadRouteDeps): void {
  const { db, paths } = deps;
  app.get(
    '/vendors/:vendor/evidence/:evidence',
    { config: { policy: policies.evidenceReader, ...reads }, schema: { params: OneOfVendor, produces: ['application/octet-stream'] } },
    async ({ params }, reply) => sendEvidence(reply, deps, findEvidence(db, params.vendor, params.evidence)),
  );
  app.put(
    '/vendors/:vendor/evidence/:evidence',
    { config: { policy: policies.vendorEditor, ...writes }, schema: { params: OneOfVendor, body: EvidencePlace, response: { 200: Evidence } } },
    async ({ params, body }) => {
      ownListing(db, params.vendor, body.listing);
      return shownEvidence(attachEvidence(deps, { vendorId: params.vendor, id: params.evidence, listingId: body.listing, claim: body.claim }));
    },
  );
  app.delete(
    '/vendors/:vendor/evidence/:evidence',
    { config: { policy: policies.vendorEditor, ...writes }, schema: { params: OneOfVendor, response: { 204: z.null() } } },
    async ({ params, caller }, reply) => {
      await removeEvidence({ ...deps, evidence: paths.evidence }, { vendorId: params.vendor, id: params.evidence, actor: personOf(caller).id });
      return reply.code(204).send(null);
    },
  );
}

/** Takes the content of a file as it is; what it says it is, is not believed. */
function takeBytes(app: FastifyInstance): void {
  app.addContentTypeParser(/^(image\/[a-z0-9.+-]+|application\/pdf|application\/octet-stream)$/i, { parseAs: 'buffer' }, (_, body, done) => done(null, body));
}

function bytesOf({ body }: FastifyRequest, otherwise: 'not-an-image' | 'not-a-pdf'): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0) throw refuseFile(otherwise);
  return body;
}

/** @throws Failure `no-listing` where the listing is not one of the vendor's */
function ownListing(db: Database, vendorId: string, listingId: string | undefined): string | undefined {
  if (listingId !== undefined && findListing(db, listingId)?.vendorId !== vendorId) throw new Failure('not-found', 'no-listing', 'There is no such listing.');
  return listingId;
}

function mayStillWrite(caller: Caller, vendor: string): (tx: Transaction) => boolean {
  return (tx) => policies.vendorEditor.decide(tx, { caller, params: { vendor }, writes: true }) === 'allow';
}

/** Never shown by a browser: what vendors send in could be made to run there. */
async function sendEvidence(reply: FastifyReply, { paths }: UploadRouteDeps, row: EvidenceRow | undefined): Promise<FastifyReply> {
  if (row === undefined) throw new Failure('not-found', 'not-found', 'There is no such file.');
  const bytes = await readFile(evidenceFile(paths.evidence, row.id));
  return reply
    .header('content-disposition', attachmentHeader(row.name))
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
    .type('application/octet-stream')
    .send(bytes);
}
