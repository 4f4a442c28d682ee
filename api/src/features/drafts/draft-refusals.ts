import { OlderVersion, Refusal, type Said } from '#api/platform/failure.ts';

const said = {
  'in-review': {
    en: 'This listing is in review, so nothing can be changed now. Take the submission back to go on writing.',
    fr: 'Cette fiche est en évaluation\u202f; rien ne peut être modifié pour l’instant. Reprenez votre soumission pour continuer la rédaction.',
  },
  archived: { en: 'This listing is archived and can no longer be changed.', fr: 'Cette fiche est archivée et ne peut plus être modifiée.' },
  'nothing-to-submit': {
    en: 'Nothing differs from what is published, so there is nothing to submit.',
    fr: 'Rien ne diffère de ce qui est publié\u202f; il n’y a donc rien à soumettre.',
  },
  'not-in-review': { en: 'This submission was decided meanwhile and can no longer be taken back.', fr: 'Cette soumission a été traitée entre-temps et ne peut plus être reprise.' },
  'wrong-move': { en: 'This cannot be done to the listing as it stands now. Look at its state.', fr: 'Cela n’est pas possible dans l’état actuel de la fiche. Vérifiez son état.' },
  'withdrawn-by-staff': {
    en: 'CATA withdrew this listing. Change what has to change and submit it; it is public again once CATA approves it.',
    fr: 'La CATA a retiré cette fiche. Modifiez ce qui doit l’être, puis soumettez-la\u202f; elle redeviendra publique dès que la CATA l’aura approuvée.',
  },
  'never-published': {
    en: 'A listing that was published is withdrawn or archived; it cannot be deleted.',
    fr: 'Une fiche qui a été publiée peut être retirée ou archivée, mais pas supprimée.',
  },
} as const satisfies Record<string, Said>;

/** Refuses something that cannot be done to a draft or listing now, with why. */
export function refuseNow(code: keyof typeof said): Refusal {
  return new Refusal('conflict', code, said[code]);
}

/** Refuses what was made of an older version of a draft than the newest. */
export function refuseOlder(newest: number): Refusal {
  return new OlderVersion(
    {
      en: 'Somebody saved this draft after you opened it. Look at what changed, then try again.',
      fr: 'Quelqu’un a enregistré cette ébauche après que vous l’avez ouverte. Voyez ce qui a changé, puis réessayez.',
    },
    newest,
  );
}

/** Refuses a draft that is too large or too deep to be a listing's. */
export function refuseLarge(): Refusal {
  return new Refusal('bad-input', 'draft-too-large', {
    en: 'The draft holds more than a listing can. Shorten the longest texts.',
    fr: 'L’ébauche contient plus qu’une fiche ne peut contenir. Raccourcissez les textes les plus longs.',
  });
}
