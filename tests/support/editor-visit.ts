import { pageAddress } from '#api/contract/addresses.ts';
import type { Draft, DraftContent } from '#api/contract/draft.ts';
import type { Language } from '#api/contract/text.ts';
import { shownDraft } from '#api/features/drafts/own-listing.ts';
import { startDraft } from '#api/features/drafts/start-draft.ts';
import { addVendor } from './drafts.ts';
import { formFields } from './form-fields.ts';
import { formHeaders, openPerson, type TestPerson } from './people.ts';
import type { TestCatalogue } from './test-catalogue.ts';

type Fields = readonly (readonly [name: string, value: string])[];

/** A person of a vendor who uses the editor without a script: opens its pages and sends their forms. */
export class EditorVisit {
  readonly #catalogue: TestCatalogue;
  readonly person: TestPerson;
  readonly vendorId: string;

  private constructor(catalogue: TestCatalogue, person: TestPerson, vendorId: string) {
    this.#catalogue = catalogue;
    this.person = person;
    this.vendorId = vendorId;
  }

  /** Begins with a new vendor, of which the person is an editor. */
  static async begin(catalogue: TestCatalogue, vendor: string): Promise<EditorVisit> {
    const vendorId = addVendor(catalogue.runtime.db, vendor, []);
    return new EditorVisit(catalogue, await openPerson(catalogue, { name: 'Amélie', vendor: { id: vendorId, role: 'editor' } }), vendorId);
  }

  /** Another person of the same vendor. */
  async colleague(name: string): Promise<TestPerson> {
    return openPerson(this.#catalogue, { name, vendor: { id: this.vendorId, role: 'editor' } });
  }

  /** Starts a listing that says this much. */
  start(content: DraftContent): string {
    return startDraft(this.#catalogue.runtime, { vendorId: this.vendorId, personId: this.person.id, content });
  }

  draft(listing: string): Draft {
    return shownDraft(this.#catalogue.runtime, listing);
  }

  /** Opens a page that must be there. */
  async open(url: string, cookie = this.person.cookie): Promise<string> {
    const answer = await this.#catalogue.app.inject({ url, headers: { cookie } });
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}.`);
    return answer.body;
  }

  /** Sends a form. */
  send(url: string, fields: Fields, cookie = this.person.cookie) {
    const payload = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();
    return this.#catalogue.app.inject({ method: 'POST', url, headers: formHeaders(this.#catalogue, cookie), payload });
  }

  /** Sends a form with files, as a browser does without a script. */
  async sendFiles(url: string, fields: Fields, files: readonly { readonly field: string; readonly name: string; readonly bytes: Uint8Array }[]) {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    for (const { field, name, bytes } of files) form.append(field, new Blob([Uint8Array.from(bytes)]), name);
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    const headers = { ...formHeaders(this.#catalogue, this.person.cookie), 'content-type': request.headers.get('content-type') ?? '' };
    return this.#catalogue.app.inject({ method: 'POST', url, headers, payload: Buffer.from(await request.arrayBuffer()) });
  }

  /** Opens a step and sends its form as it is, but for what is changed. */
  async saveStep(listing: string, step: string, changed: Readonly<Record<string, string>> = {}, language: Language = 'en') {
    const url = pageAddress('editListing', language, { listing, step });
    const fields = formFields(await this.open(url), 'editor').filter(([name]) => !(name in changed));
    return this.send(url, [...fields, ...Object.entries(changed)]);
  }
}

/** The listing that an address of the workspace is of. */
export function listingIn(url: string | undefined): string {
  return /listings\/([^/]+)\//.exec(url ?? '')?.[1] ?? '';
}
