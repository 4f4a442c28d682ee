import { OlderVersion, Refusal, type FailureKind, type Said } from '#api/platform/failure.ts';

const said = {
  'hidden-signs': {
    en: 'The name has signs that cannot be seen. Type it anew, without pasting.',
    fr: 'Le nom contient des signes invisibles. Saisissez-le de nouveau, sans le coller.',
  },
  'mixed-scripts': {
    en: 'The name mixes letters of several scripts within one word. Type it anew in one.',
    fr: 'Le nom mêle, dans un même mot, des lettres de plusieurs écritures. Saisissez-le de nouveau dans une seule.',
  },
  'no-term': { en: 'Choose one of those that are offered.', fr: 'Choisissez l’une des valeurs proposées.' },
  'no-image': { en: 'This image is not there any more. Send it again.', fr: 'Cette image n’existe plus. Envoyez-la de nouveau.' },
  'too-many-vendors': {
    en: 'You have made as many organizations as one may in a day. Go on tomorrow.',
    fr: 'Vous avez créé autant d’organisations qu’on le peut en une journée. Continuez demain.',
  },
  'older-version': {
    en: 'Somebody else changed this meanwhile. Below is what you typed; open the page in another tab to see theirs, then save again.',
    fr: 'Une autre personne a modifié ces renseignements entre-temps. Voici ce que vous avez saisi\u202f; ouvrez la page dans un autre onglet pour voir sa version, puis enregistrez de nouveau.',
  },
  'not-owner': {
    en: 'Only an owner of the organization can change its names and its website.',
    fr: 'Seule une personne propriétaire peut changer les noms et le site Web de l’organisation.',
  },
  'last-administrator': {
    en: 'You are the last administrator. Make somebody else one first.',
    fr: 'Vous êtes la dernière personne à administrer le catalogue. Désignez-en d’abord une autre.',
  },
  'other-address': { en: 'This is not the address of your account.', fr: 'Ce n’est pas l’adresse de votre compte.' },
} as const satisfies Record<string, Said>;

/** Why something in the workspace cannot be done. */
export type WorkspaceRefusal = keyof typeof said;

const kinds: Partial<Readonly<Record<WorkspaceRefusal, FailureKind>>> = {
  'too-many-vendors': 'too-many',
  'not-owner': 'forbidden',
  'last-administrator': 'conflict',
};

/** Refuses something in the workspace, in words; about one field where `pointer` names it. */
export function refuseWork(code: WorkspaceRefusal, pointer?: string): Refusal {
  return new Refusal(kinds[code] ?? 'bad-input', code, said[code], pointer === undefined ? [] : [{ pointer, says: said[code] }]);
}

/** Refuses a name that another organization has, or one that looks like it; `mayInsist` says that it can be kept where it is honest. */
export function refuseName(other: string, { likeness, mayInsist }: { likeness: 'same' | 'similar' | 'website'; mayInsist: boolean }): Refusal {
  const what = {
    same: { en: `The catalogue already has an organization of this name, ${other}.`, fr: `Le catalogue compte déjà une organisation de ce nom, ${other}.` },
    similar: { en: `The name looks like that of ${other}, which is in the catalogue.`, fr: `Le nom ressemble à celui de ${other}, qui est dans le catalogue.` },
    website: { en: `${other} is in the catalogue with a website on the same domain.`, fr: `${other} figure au catalogue avec un site Web du même domaine.` },
  }[likeness];
  const next = mayInsist
    ? { en: 'If it is yours, claim it instead; if not, say how yours differs.', fr: 'Si c’est la vôtre, revendiquez-la\u202f; sinon, dites en quoi la vôtre s’en distingue.' }
    : { en: 'Write to CATA if it must be so.', fr: 'Écrivez à la CATA s’il doit en être ainsi.' };
  const says = { en: `${what.en} ${next.en}`, fr: `${what.fr} ${next.fr}` };
  return new Refusal('conflict', 'name-taken', says, [{ pointer: likeness === 'website' ? '/website' : '/operatingName', says }]);
}

/** Refuses to delete an account without which organizations have people and no owner. */
export function refuseOrphans(names: readonly string[]): Refusal {
  const [en, fr] = ['en-CA', 'fr-CA'].map((locale) => new Intl.ListFormat(locale).format(names));
  return new Refusal('conflict', 'last-owner', {
    en: `You are the last owner of ${en}, which has other members. Make one of them an owner first.`,
    fr: `Vous êtes la dernière personne propriétaire de ${fr}, qui compte d’autres membres. Désignez-en d’abord une autre.`,
  });
}

/** Refuses that somebody leaves organizations whose live listings nobody would answer for. */
export function refuseDeserted(names: readonly string[]): Refusal {
  const [en, fr] = ['en-CA', 'fr-CA'].map((locale) => new Intl.ListFormat(locale).format(names));
  return new Refusal('conflict', 'last-owner', {
    en: `Nobody else is in the team of ${en}, which has live listings. Invite somebody and hand it over, or withdraw them first.`,
    fr: `Personne d’autre ne fait partie de l’équipe de ${fr}, qui a des fiches publiées. Invitez quelqu’un et confiez-lui l’organisation, ou retirez d’abord ces fiches.`,
  });
}

/** Does what may be refused, and says of a refusal which field it is about. */
export async function refuseField<Done>(pointer: string, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.objections.length === 0) throw new Refusal(error.kind, error.code, error.says, [{ pointer, says: error.says }]);
    throw error;
  }
}

/** Refuses what was made of an older version of a profile than the newest. */
export function refuseOlderProfile(newest: number): Refusal {
  return new OlderVersion(said['older-version'], newest);
}
