import type { Language } from '#api/contract/text.ts';

/** A parameter: a value that it may have, and what it means in both languages. */
type ParameterWords = { readonly example: unknown } & Readonly<Record<Language, string>>;

const id = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** The parameters of what is not the public catalogue, by name, or by path and name where one means something else there. */
export const parameterWords: Readonly<Record<string, ParameterWords>> = {
  vendor: { example: id, en: 'The id of the vendor.', fr: 'L’identifiant du fournisseur.' },
  organization: { example: id, en: 'The id of the organization.', fr: 'L’identifiant de l’organisation.' },
  listing: { example: id, en: 'The id of the listing.', fr: 'L’identifiant de la fiche.' },
  person: { example: id, en: 'The id of the person.', fr: 'L’identifiant de la personne.' },
  session: { example: id, en: 'The id of the session, from your account.', fr: 'L’identifiant de la session, tiré de votre compte.' },
  token: { example: id, en: 'The id of the token.', fr: 'L’identifiant du jeton.' },
  made: { example: id, en: 'The id of a token that this browser made just now.', fr: 'L’identifiant d’un jeton que ce navigateur vient de créer.' },
  invitation: { example: id, en: 'The id of the invitation.', fr: 'L’identifiant de l’invitation.' },
  evidence: { example: id, en: 'The id of the file.', fr: 'L’identifiant du fichier.' },
  aside: { example: id, en: 'The id of what was set aside.', fr: 'L’identifiant de ce qui a été mis de côté.' },
  submission: { example: id, en: 'The id of the submitted revision.', fr: 'L’identifiant de la révision soumise.' },
  feature: { example: id, en: 'The id of the feature.', fr: 'L’identifiant de la vedette.' },
  request: { example: id, en: 'The id of the request.', fr: 'L’identifiant de la demande.' },
  interest: { example: id, en: 'The id of the interest.', fr: 'L’identifiant de l’intérêt.' },
  report: { example: id, en: 'The id of the report.', fr: 'L’identifiant du signalement.' },
  job: { example: 42, en: 'The number of the job.', fr: 'Le numéro du travail.' },
  group: { example: 7, en: 'The number of the group.', fr: 'Le numéro du groupe.' },
  mail: { example: 'invitation', en: 'The name of the kind of mail.', fr: 'Le nom de la sorte de courriel.' },
  slug: { example: 'permit-ledger', en: 'The name of the listing in its address.', fr: 'Le nom de la fiche dans son adresse.' },
  q: { example: 'north', en: 'Words, or parts of them.', fr: 'Des mots, ou des parties de mots.' },
  name: { example: 'North Bay Software', en: 'The operating name.', fr: 'Le nom commercial.' },
  '/api/v1/vendors/{vendor}/evidence name': { example: 'iso-27001.pdf', en: 'The name of the file.', fr: 'Le nom du fichier.' },
  '/api/v1/vendors/{vendor}/evidence listing': { example: id, en: 'The listing that it is evidence for, by id.', fr: 'La fiche à laquelle il sert de preuve, par identifiant.' },
  '/api/v1/vendors/{vendor}/evidence claim': {
    example: 'certifications.iso-27001',
    en: 'What it stands behind: a field of the listing and the term that is stated there.',
    fr: 'Ce qu’il appuie\u00a0: un champ de la fiche et le terme qui y est énoncé.',
  },
  legalName: { example: 'North Bay Software Inc.', en: 'The legal name.', fr: 'La dénomination sociale.' },
  website: { example: 'https://www.example.ca/', en: 'The website.', fr: 'Le site Web.' },
  kind: { example: 'new', en: 'Only those of this kind.', fr: 'Seulement ceux de cette sorte.' },
  state: { example: 'open', en: 'Only those in this state.', fr: 'Seulement ceux dans cet état.' },
  role: { example: 'person', en: 'Only people of this role.', fr: 'Seulement les personnes de ce rôle.' },
  assignee: { example: 'me', en: 'Only what is in the hands of these.', fr: 'Seulement ce qui est entre ces mains.' },
  language: { example: 'both', en: 'Only what is complete in this language, or in both.', fr: 'Seulement ce qui est complet dans cette langue, ou dans les deux.' },
  links: { example: 'dead', en: 'Only listings with links that were found so.', fr: 'Seulement les fiches dont des liens ont été trouvés ainsi.' },
  sort: { example: 'oldest', en: 'The order of the answer.', fr: 'L’ordre de la réponse.' },
  page: { example: 1, en: 'Which page, from 1.', fr: 'Quelle page, à partir de 1.' },
  topic: { example: 'secure-it', en: 'Only those in this area or action, by id.', fr: 'Seulement ceux de ce domaine ou de cette action, par identifiant.' },
  lang: { example: 'en', en: 'In which language.', fr: 'Dans quelle langue.' },
  actor: { example: id, en: 'Whose events: an id, a name or an address.', fr: 'Les événements de qui\u00a0: un identifiant, un nom ou une adresse.' },
  subject: { example: id, en: 'Events about this: an id or a name.', fr: 'Les événements à ce sujet\u00a0: un identifiant ou un nom.' },
  from: { example: '2026-01-01', en: 'The first day.', fr: 'Le premier jour.' },
  to: { example: '2026-12-31', en: 'The last day.', fr: 'Le dernier jour.' },
  before: { example: 1000, en: 'Only events before this one, by number.', fr: 'Seulement les événements antérieurs à celui-ci, par numéro.' },
};
