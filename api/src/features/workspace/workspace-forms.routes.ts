import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Lines } from '#api/contract/plain-text.ts';
import { VendorContent } from '#api/contract/vendor.ts';
import { NewVendor } from '#api/contract/workspace.ts';
import { policies } from '#api/features/authority/index.ts';
import { ownDomain, readMailAddress } from '#api/features/vendors/index.ts';
import { sendProofCode } from '#api/features/proofs/index.ts';
import { storeUpload } from '#api/features/uploads/index.ts';
import { personOf, type Person } from '#api/platform/authority/policy.ts';
import { addForm, type FormDone } from '#api/platform/http/add-form.ts';
import type { SentFile } from '#api/platform/http/read-form.ts';
import { refuseField } from './workspace-refusals.ts';
import { changeProfile } from './change-profile.ts';
import { foundVendor, type WorkspaceDeps } from './found-vendor.ts';

/** What the forms of the workspace need; `paths.images` is the folder of images. */
export type WorkspaceFormDeps = WorkspaceDeps & { readonly paths: { readonly images: string } };

const imageId = z.string().regex(/^[a-f0-9]{64}$/);
const sides = z.strictObject({ en: Lines.max(300).optional(), fr: Lines.max(300).optional() });

/** A profile as its form sends it: with its version, the logo as it was, the one that came with it, and whether it is to go. */
const Profile = z
  .strictObject({
    ...VendorContent.shape,
    version: z.number().int(),
    keptLogo: imageId.optional(),
    logo: z.strictObject({ id: imageId.optional(), alt: sides.optional() }).optional(),
    withoutLogo: z.boolean().optional(),
  })
  .transform(({ version, keptLogo, logo, withoutLogo, ...rest }, context) => {
    const id = logo?.id ?? keptLogo;
    if (withoutLogo === true || id === undefined) return { version, content: rest };
    const { en, fr } = logo?.alt ?? {};
    if (en !== undefined && fr !== undefined) return { version, content: { ...rest, logo: { id, alt: { en, fr } } } };
    for (const side of en === undefined ? ['en'] : ['fr']) context.addIssue({ code: 'custom', path: ['logo', 'alt', side], message: 'needed' });
    return z.NEVER;
  });

/** The forms by which an organization is made and changed. */
export function addWorkspaceForms(app: FastifyInstance, deps: WorkspaceFormDeps): void {
  addForm(app, {
    page: 'newVendor',
    policy: policies.signedIn,
    input: NewVendor,
    run: ({ caller, input: { difference, ...content } }) => {
      const person = personOf(caller);
      const vendorId = foundVendor(deps, person.id, { content, difference });
      return { page: 'proveVendor', slots: { organization: vendorId }, query: { done: sendAtOnce(deps, person, { vendorId, website: content.website }) ? 'made-sent' : 'made' } };
    },
  });
  addForm(app, {
    page: 'vendorProfile',
    policy: policies.vendorEditor,
    input: Profile,
    receive: async ({ files, caller }) => receiveLogo(deps, personOf(caller), files),
    run: ({ params, caller, input }) => {
      const vendorId = params['vendor'] ?? '';
      return afterChange(vendorId, changeProfile(deps, personOf(caller).id, { vendorId, ...input }).websiteToProve);
    },
  });
}

/** Whoever signed in with an address on the website's own domain need not be asked for one. */
function sendAtOnce(deps: WorkspaceDeps, person: Person, { vendorId, website }: { vendorId: string; website: string }): boolean {
  const domain = ownDomain(website);
  if (domain === undefined || readMailAddress(person.email)?.domain !== domain) return false;
  sendProofCode(deps, person, { vendorId, address: person.email });
  return true;
}

function afterChange(vendor: string, websiteToProve: string | undefined): FormDone {
  if (websiteToProve === undefined) return { page: 'vendorProfile', slots: { vendor }, query: { done: 'saved' } };
  return { page: 'proveVendor', slots: { organization: vendor }, query: { done: 'saved', website: websiteToProve } };
}

/** Keeps a logo before the rest is looked at, so that it is not lost to a mistake elsewhere. */
async function receiveLogo({ paths, ...deps }: WorkspaceFormDeps, person: Person, files: readonly SentFile[]): Promise<(readonly [string, string])[]> {
  const file = files.find(({ field }) => field === 'logoFile');
  if (file === undefined) return [];
  const { id } = await refuseField('/logoFile', () => storeUpload({ ...deps, images: paths.images }, person.id, file.bytes));
  return [['logo.id', id]];
}
