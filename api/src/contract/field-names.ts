import type { ListingContent } from './listing-content.ts';
import type { Language } from './text.ts';

type Name = { readonly en: string; readonly fr: string };

/** What each field of a listing is called. */
export const fieldNames = {
  name: { en: 'Name', fr: 'Nom' },
  summary: { en: 'Summary', fr: 'Résumé' },
  description: { en: 'Description', fr: 'Description' },
  features: { en: 'Features', fr: 'Fonctions' },
  benefits: { en: 'Benefits', fr: 'Avantages' },
  keywords: { en: 'Keywords', fr: 'Mots-clés' },
  offeringType: { en: 'Type of offer', fr: 'Type d’offre' },
  maturity: { en: 'Maturity', fr: 'Maturité' },
  website: { en: 'Website', fr: 'Site Web' },
  documentation: { en: 'Documentation', fr: 'Documentation' },
  areas: { en: 'Areas of action', fr: 'Domaines d’action' },
  actions: { en: 'Actions of the plan', fr: 'Actions du plan' },
  categories: { en: 'Categories', fr: 'Catégories' },
  audience: { en: 'Made for', fr: 'Public visé' },
  useCases: { en: 'Uses in government', fr: 'Usages au gouvernement' },
  procurement: { en: 'Procurement vehicles', fr: 'Mécanismes d’approvisionnement' },
  pricing: { en: 'Price', fr: 'Prix' },
  trial: { en: 'Trial', fr: 'Essai' },
  sellerRole: { en: 'Maker or reseller', fr: 'Fabricant ou revendeur' },
  unspsc: { en: 'UNSPSC codes', fr: 'Codes UNSPSC' },
  deployment: { en: 'Deployment', fr: 'Déploiement' },
  dataResidency: { en: 'Where data lives', fr: 'Lieu des données' },
  securityLevel: { en: 'Highest security level', fr: 'Plus haut niveau de sécurité' },
  organizationClearance: { en: 'Organization clearance', fr: 'Attestation de sécurité de l’organisation' },
  certifications: { en: 'Certifications', fr: 'Certifications' },
  privacy: { en: 'Privacy', fr: 'Protection des renseignements personnels' },
  vulnerabilityDisclosure: { en: 'Where flaws are reported', fr: 'Signalement des failles' },
  aiUse: { en: 'Use of AI', fr: 'Utilisation de l’IA' },
  accessibility: { en: 'Accessibility', fr: 'Accessibilité' },
  languages: { en: 'Languages', fr: 'Langues' },
  openness: { en: 'Openness', fr: 'Ouverture' },
  api: { en: 'API', fr: 'API' },
  openStandards: { en: 'Open standards', fr: 'Normes ouvertes' },
  integrations: { en: 'Integrations', fr: 'Intégrations' },
  importFormats: { en: 'Import formats', fr: 'Formats d’importation' },
  exportFormats: { en: 'Export formats', fr: 'Formats d’exportation' },
  exit: { en: 'How data leaves', fr: 'Sortie des données' },
  licence: { en: 'Licence', fr: 'Licence' },
  repository: { en: 'Source code', fr: 'Code source' },
  green: { en: 'Environment', fr: 'Environnement' },
  references: { en: 'References', fr: 'Références' },
  caseStudies: { en: 'Case studies', fr: 'Études de cas' },
  awards: { en: 'Awards', fr: 'Prix et distinctions' },
  logo: { en: 'Logo', fr: 'Logo' },
  screenshots: { en: 'Screenshots', fr: 'Captures d’écran' },
  video: { en: 'Video', fr: 'Vidéo' },
  pressKit: { en: 'Press kit', fr: 'Dossier de presse' },
  support: { en: 'Support', fr: 'Soutien' },
  contact: { en: 'Contact', fr: 'Contact' },
  mediaContact: { en: 'Media contact', fr: 'Contact pour les médias' },
} as const satisfies Record<keyof ListingContent, Name>;

/** What the parts within a field are called. */
const partNames: Readonly<Record<string, Name>> = {
  alt: { en: 'alternative text', fr: 'texte de remplacement' },
  assumptions: { en: 'assumptions', fr: 'hypothèses' },
  audience: { en: 'audience', fr: 'public' },
  by: { en: 'given by', fr: 'décerné par' },
  captions: { en: 'captions', fr: 'sous-titres' },
  certifier: { en: 'certifier', fr: 'organisme de certification' },
  channels: { en: 'channels', fr: 'modes de contact' },
  claim: { en: 'claim', fr: 'affirmation' },
  date: { en: 'date', fr: 'date' },
  documentation: { en: 'documentation', fr: 'documentation' },
  email: { en: 'e-mail address', fr: 'adresse électronique' },
  evidence: { en: 'evidence', fr: 'preuve' },
  expires: { en: 'last day', fr: 'dernier jour' },
  hours: { en: 'hours', fr: 'heures' },
  id: { en: 'value', fr: 'valeur' },
  interface: { en: 'interface', fr: 'interface' },
  maximum: { en: 'highest', fr: 'maximum' },
  minimum: { en: 'lowest', fr: 'minimum' },
  model: { en: 'model', fr: 'modèle' },
  name: { en: 'name', fr: 'nom' },
  note: { en: 'note', fr: 'note' },
  number: { en: 'number', fr: 'numéro' },
  organization: { en: 'organization', fr: 'organisation' },
  origin: { en: 'who wrote it', fr: 'origine du texte' },
  phone: { en: 'telephone', fr: 'téléphone' },
  reason: { en: 'reason', fr: 'raison' },
  report: { en: 'report', fr: 'rapport' },
  role: { en: 'role', fr: 'fonction' },
  status: { en: 'status', fr: 'état' },
  summary: { en: 'summary', fr: 'résumé' },
  support: { en: 'support', fr: 'soutien' },
  title: { en: 'title', fr: 'titre' },
  training: { en: 'training', fr: 'formation' },
  url: { en: 'link', fr: 'lien' },
  vehicle: { en: 'vehicle', fr: 'mécanisme' },
  year: { en: 'year', fr: 'année' },
};

const sideNames: Readonly<Record<string, Name>> = { en: { en: 'English', fr: 'anglais' }, fr: { en: 'French', fr: 'français' } };

/** What a field is called, by its id; an unknown one by its id. */
export function fieldName(field: string, language: Language): string {
  const known = Object.entries(fieldNames).find(([name]) => name === field)?.[1];
  return known?.[language] ?? field;
}

/** What the parts of a dotted path within a field are called. */
export function partName(part: string, language: Language): string {
  return part
    .split('.')
    .filter((name) => name !== '' && name !== 'id' && name !== 'claim')
    .map((name) => partNames[name]?.[language] ?? name)
    .join(', ');
}

/** What stands at a JSON pointer of a listing, such as `/certifications/1/claim/url`: “Certifications 2, link”. */
export function pointerName(pointer: string, language: Language): string {
  const [field = '', ...rest] = pointer.split('/').slice(1);
  const number = /^\d+$/.test(rest[0] ?? '') ? ` ${Number(rest[0]) + 1}` : '';
  const inner = number === '' ? rest : rest.slice(1);
  const side = inner.length > 0 ? sideNames[inner.at(-1) ?? ''] : undefined;
  const part = partName((side === undefined ? inner : inner.slice(0, -1)).join('.'), language);
  return `${fieldName(field, language)}${number}${part === '' ? '' : `, ${part}`}${side === undefined ? '' : ` (${side[language]})`}`;
}
