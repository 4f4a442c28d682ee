import { z } from 'zod';
import { momentIn } from '../mail-dates.ts';
import { greeted, line, lines, link, moment } from '../mail-fields.ts';
import { defineMail } from '../mail-template.ts';
import { button, leads, list, note, quote, says } from '../mail-words.ts';
import { hello } from './accounts.ts';

const of = { name: greeted, listing: line, link };
const example = { name: 'Ada Tremblay', listing: 'Boréal Registre', link: 'https://catalogue.example/en/workspace/listings/boreal-registre/' };
const publicPage = 'https://catalogue.example/en/solutions/boreal-registre/';
const reasons = ['The evidence for a certification is missing.'];

/** The end of a mail that invites to answer. */
export const answer = {
  en: note('Answer this message if something is unclear: people at CATA read it.'),
  fr: note('Répondez à ce message si quelque chose n’est pas clair : une personne de la CATA le lira.'),
};

/** How long a review takes, where that is known. */
const waiting = {
  en: (days: number | undefined): string =>
    days === undefined
      ? 'You will hear from us by e-mail.'
      : `Half of all listings are decided within ${days <= 1 ? 'a day' : `${Math.ceil(days)} days`}; you will hear from us by e-mail.`,
  fr: (days: number | undefined): string =>
    days === undefined
      ? 'Vous recevrez notre réponse par courriel.'
      : `Pour la moitié des fiches, la décision est prise en ${days <= 1 ? 'un jour' : `${Math.ceil(days)} jours`} ou moins ; vous recevrez notre réponse par courriel.`,
};

/** Mails about the review of a listing. */
export const reviewMails = {
  'submission-received': defineMail({
    data: z.object({ ...of, vendor: line, medianDays: z.number().nonnegative().optional() }),
    secret: false,
    hours: 72,
    when: { en: 'A listing is submitted.', fr: 'Une fiche est soumise.' },
    example: { ...example, vendor: 'Boréal Données', medianDays: 2 },
    en: ({ name, listing, vendor, medianDays, link: to }) => ({
      subject: `Received: ${listing}`,
      parts: [
        hello('en', name),
        says(`${listing}, of ${vendor}, is with CATA for review. ${waiting.en(medianDays)}`),
        says('You can look at what you sent, and take it back as long as nobody has decided.'),
        button('See the submission', to),
      ],
    }),
    fr: ({ name, listing, vendor, medianDays, link: to }) => ({
      subject: `Reçue : ${listing}`,
      parts: [
        hello('fr', name),
        says(`La fiche ${listing}, de ${vendor}, est entre les mains de la CATA pour évaluation. ${waiting.fr(medianDays)}`),
        says('Vous pouvez consulter ce que vous avez envoyé et le reprendre tant qu’aucune décision n’est prise.'),
        button('Voir la soumission', to),
      ],
    }),
  }),
  'changes-requested': defineMail({
    data: z.object({ ...of, requests: z.array(z.object({ field: line, says: lines })).max(60), message: lines.optional() }),
    secret: false,
    hours: 72,
    when: { en: 'A reviewer asks for changes.', fr: 'Une évaluatrice ou un évaluateur demande des changements.' },
    example: {
      ...example,
      requests: [{ field: 'Summary (French)', says: 'Please say what it does in the first sentence.' }],
      message: 'A good listing; these two points are all that is missing.',
    },
    en: ({ name, listing, requests, message, link: to }) => ({
      subject: `Changes requested: ${listing}`,
      parts: [
        hello('en', name),
        says(`CATA looked at ${listing} and asks for changes before it is published.`),
        ...list(requests.map(({ field, says: asked }) => `${field}: ${asked}`)),
        ...quote('The reviewer writes:', message),
        button('Change the listing', to),
        says('Everything you wrote is still there. Once you submit it again, it comes before new submissions.'),
        answer.en,
      ],
    }),
    fr: ({ name, listing, requests, message, link: to }) => ({
      subject: `Modifications demandées : ${listing}`,
      parts: [
        hello('fr', name),
        says(`La CATA a évalué la fiche ${listing} et demande des modifications avant de la publier.`),
        ...list(requests.map(({ field, says: asked }) => `${field} : ${asked}`)),
        ...quote('La personne qui l’a évaluée écrit :', message),
        button('Modifier la fiche', to),
        says('Tout ce que vous avez écrit est encore là. Dès que vous la soumettrez de nouveau, elle passera avant les nouvelles soumissions.'),
        answer.fr,
      ],
    }),
  }),
  approved: defineMail({
    data: z.object({ ...of, workspace: link }),
    secret: false,
    hours: 72,
    when: { en: 'A listing is published.', fr: 'Une fiche est publiée.' },
    example: { ...example, link: publicPage, workspace: example.link },
    en: ({ name, listing, link: to, workspace }) => ({
      subject: `Published: ${listing}`,
      parts: [
        hello('en', name),
        says(`${listing} is approved and can now be found in the CATAlog, in search, on its own page and in the feeds.`),
        button('See the page', to),
        leads('You can change it whenever something changes with you; the page stays as it is until the change is approved:', workspace),
      ],
    }),
    fr: ({ name, listing, link: to, workspace }) => ({
      subject: `Publiée : ${listing}`,
      parts: [
        hello('fr', name),
        says(`La fiche ${listing} est approuvée. On la trouve maintenant dans le CATAlog : dans la recherche, sur sa propre page et dans les fils RSS.`),
        button('Voir la page', to),
        leads('Vous pouvez la modifier dès que quelque chose change chez vous ; la page reste telle quelle jusqu’à ce que la modification soit approuvée :', workspace),
      ],
    }),
  }),
  'approved-unproven': defineMail({
    data: z.object({ ...of, vendor: line }),
    secret: false,
    hours: 72,
    when: { en: 'A listing is approved, of an organization that nobody has proven yet.', fr: 'Une fiche est approuvée alors que l’organisation n’est pas encore prouvée.' },
    example: { ...example, vendor: 'Boréal Données' },
    en: ({ name, listing, vendor, link: to }) => ({
      subject: `Approved: ${listing}`,
      parts: [
        hello('en', name),
        says(`${listing} is approved. It becomes public by itself as soon as somebody proves that they speak for ${vendor}; your workspace says how.`),
        button('See the listing', to),
      ],
    }),
    fr: ({ name, listing, vendor, link: to }) => ({
      subject: `Approuvée : ${listing}`,
      parts: [
        hello('fr', name),
        says(`La fiche ${listing} est approuvée. Elle deviendra publique d’elle-même dès que quelqu’un aura prouvé parler au nom de ${vendor} ; votre espace explique comment.`),
        button('Voir la fiche', to),
      ],
    }),
  }),
  declined: defineMail({
    data: z.object({ ...of, reasons: z.array(line).max(20), message: lines.optional() }),
    secret: false,
    hours: 72,
    when: { en: 'A listing is declined.', fr: 'Une fiche est refusée.' },
    example: { ...example, reasons, message: 'The catalogue is for products and services that can be bought today.' },
    en: ({ name, listing, reasons: because, message, link: to }) => ({
      subject: `Not published: ${listing}`,
      parts: [
        hello('en', name),
        says(`CATA looked at ${listing} and decided not to publish it.`),
        ...list(because),
        ...quote('The reviewer writes:', message),
        says('What you wrote is kept as a draft. If the reason no longer holds, you can change and submit it again.'),
        button('See the decision', to),
        answer.en,
      ],
    }),
    fr: ({ name, listing, reasons: because, message, link: to }) => ({
      subject: `Refusée : ${listing}`,
      parts: [
        hello('fr', name),
        says(`La CATA a évalué la fiche ${listing} et ne la publiera pas sous cette forme.`),
        ...list(because),
        ...quote('La personne qui l’a évaluée écrit :', message),
        says('Ce que vous avez écrit est conservé. Si le motif n’existe plus, vous pouvez la modifier et la soumettre de nouveau.'),
        button('Voir la décision', to),
        answer.fr,
      ],
    }),
  }),
  scheduled: defineMail({
    data: z.object({ ...of, when: moment }),
    secret: false,
    hours: 72,
    when: { en: 'A listing is approved for a later moment.', fr: 'Une fiche est approuvée pour plus tard.' },
    example: { ...example, when: '2026-03-19T13:00:00Z' },
    en: ({ name, listing, when, link: to }) => ({
      subject: `Approved for later: ${listing}`,
      parts: [hello('en', name), says(`${listing} is approved, and will be published on ${momentIn('en', when)}. There is nothing left to do.`), button('See the listing', to)],
    }),
    fr: ({ name, listing, when, link: to }) => ({
      subject: `Approuvée pour plus tard : ${listing}`,
      parts: [hello('fr', name), says(`La fiche ${listing} est approuvée et sera publiée le ${momentIn('fr', when)}. Il n’y a plus rien à faire.`), button('Voir la fiche', to)],
    }),
  }),
} as const;
