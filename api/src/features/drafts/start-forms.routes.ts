import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { placeOf, requiredStep } from '#api/contract/draft.ts';
import { policies } from '#api/features/authority/index.ts';
import { addForm, type Asked, type FormDone } from '#api/platform/http/add-form.ts';
import { personOf } from '#api/platform/authority/policy.ts';
import { readPubliccode } from './read-publiccode.ts';
import type { DraftDeps } from './save-draft.ts';
import { duplicateListing, startDraft } from './start-draft.ts';

const Way = z.strictObject({ way: z.enum(['required', 'whole']) });
const Copy = z.strictObject({ from: z.string().max(80) });
const Pasted = z.strictObject({ text: z.string().optional() });

/** The forms by which a vendor's people start a listing: empty, as a copy, or from a publiccode.yml. */
export function addStartForms(app: FastifyInstance, deps: DraftDeps): void {
  const page = 'newListing';
  const policy = policies.vendorEditor;
  addForm(app, {
    page,
    form: 'empty',
    policy,
    input: Way,
    run: (asked) => edit(startDraft(deps, { ...ofVendor(asked), content: {} }), asked.input.way === 'required' ? requiredStep : placeOf('about')),
  });
  addForm(app, {
    page,
    form: 'copy',
    policy,
    input: Copy,
    run: (asked) => edit(duplicateListing(deps, { ...ofVendor(asked), from: asked.input.from }), placeOf('about'), { done: 'copied' }),
  });
  addForm(app, { page, form: 'publiccode', policy, input: Pasted, run: (asked) => startFromPubliccode(deps, asked) });
}

function startFromPubliccode(deps: DraftDeps, asked: Asked<z.infer<typeof Pasted>>): FormDone {
  const [file] = asked.files;
  const { content, taken, left } = readPubliccode(file === undefined ? (asked.input.text ?? '') : file.bytes.toString('utf8'));
  const listing = startDraft(deps, { ...ofVendor(asked), content });
  return { page: 'ownListing', slots: { listing }, query: { done: 'taken', taken: taken.join(' '), left: left.slice(0, 40).join(' ') } };
}

function ofVendor(asked: Pick<Asked<unknown>, 'caller' | 'params'>): { vendorId: string; personId: string } {
  return { vendorId: asked.params['vendor'] ?? '', personId: personOf(asked.caller).id };
}

function edit(listing: string, step: string, query: Readonly<Record<string, string>> = {}): FormDone {
  return { page: 'editListing', slots: { listing, step }, query };
}
