import type { DraftContent } from '#api/contract/draft.ts';
import { storeUpload } from '#api/features/uploads/index.ts';
import { Refusal, type Objection } from '#api/platform/failure.ts';
import type { SentFile } from '#api/platform/http/read-form.ts';
import { refuseUnread } from './receive-evidence.ts';
import { putAt } from './merge-drafts.rules.ts';
import type { DraftRouteDeps } from './route-deps.ts';

/** An image of a form that was kept, by the field that it was sent in. */
export type ReceivedImage = { readonly field: string; readonly id: string };

/** Images of a form that were kept, and why others were not. */
export type Received = { readonly images: readonly ReceivedImage[]; readonly objections: readonly Objection[] };

/** Keeps the images of a form. One that is refused keeps none of the others back. */
export async function receiveImages(deps: DraftRouteDeps, personId: string, files: readonly SentFile[]): Promise<Received> {
  const images: ReceivedImage[] = [];
  const objections: Objection[] = [];
  for (const { field, bytes, unread } of files) {
    const pointer = `/${field.replaceAll('.', '/')}`;
    if (unread === true) {
      objections.push({ pointer, says: refuseUnread });
      continue;
    }
    try {
      const { id } = await storeUpload({ ...deps, images: deps.paths.images }, personId, bytes);
      images.push({ field, id });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      objections.push({ pointer, says: error.says });
    }
  }
  return { images, objections };
}

/** Puts an image into a draft: `logo.file` is the logo, `screenshots.2.file` takes the place of one, and `screenshots.file` is a new one. */
export function withImage(content: DraftContent, { field, id }: ReceivedImage): DraftContent {
  const path = field.split('.').slice(0, -1);
  if (path[0] !== 'logo' && path[0] !== 'screenshots') return content;
  if (path.join() !== 'screenshots') return putAt(content, [...path, 'id'], id);
  const shown = content['screenshots'];
  return { ...content, screenshots: [...(Array.isArray(shown) ? shown : []), { id }] };
}
