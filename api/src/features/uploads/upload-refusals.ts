import { Refusal } from '#api/platform/failure.ts';

const said = {
  'image-too-large': { en: 'The image has more than 10 MB. Make it smaller and send it again.', fr: 'L’image dépasse 10\u00a0Mo. Réduisez-la et envoyez-la de nouveau.' },
  'not-an-image': { en: 'The file is not a PNG, JPEG or WebP image.', fr: 'Le fichier n’est pas une image PNG, JPEG ou WebP.' },
  'animated-image': { en: 'The image moves. Send one that stands still.', fr: 'L’image est animée. Envoyez une image fixe.' },
  'broken-image': {
    en: 'The image cannot be read to its end. Save it anew and send it again.',
    fr: 'L’image ne peut pas être lue jusqu’au bout. Enregistrez-la de nouveau, puis renvoyez-la.',
  },
  'image-too-many-pixels': {
    en: 'The image has more than 50 million pixels. Make it smaller and send it again.',
    fr: 'L’image compte plus de 50 millions de pixels. Réduisez-la et envoyez-la de nouveau.',
  },
  'file-too-large': { en: 'The file has more than 10 MB.', fr: 'Le fichier dépasse 10\u00a0Mo.' },
  'not-a-pdf': { en: 'The file is not a PDF, or not a whole one.', fr: 'Le fichier n’est pas un PDF, ou il est incomplet.' },
} as const;

/** Refuses a file, with why. */
export function refuseFile(code: keyof typeof said): Refusal {
  return new Refusal('bad-input', code, said[code]);
}

/** Refuses a file because too many were sent in or are kept. */
export function refuseMore(code: 'too-many-uploads' | 'too-much-evidence'): Refusal {
  return code === 'too-many-uploads'
    ? new Refusal('too-many', code, {
        en: 'You have sent in as many files as one may in a day. Go on tomorrow.',
        fr: 'Vous avez envoyé autant de fichiers qu’on le peut en une journée. Continuez demain.',
      })
    : new Refusal('conflict', code, {
        en: 'Your organization keeps 100 files of evidence, and no more fit. Remove one that is no longer needed.',
        fr: 'Votre organisation conserve déjà 100 pièces justificatives, le maximum. Supprimez-en une qui ne sert plus.',
      });
}

/** Refuses an image for now, because many are being read. */
export function refuseForNow(): Refusal {
  return new Refusal('busy', 'busy', { en: 'Many images are being read. Try again in a moment.', fr: 'Beaucoup d’images sont en cours de lecture. Réessayez dans un instant.' });
}
