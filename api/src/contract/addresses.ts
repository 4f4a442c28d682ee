import type { Language } from './text.ts';

/** How a page comes to be, and for private ones which policy opens them; the slots of a page are the parameters of its policy. */
type PageEntry =
  | { readonly en: string; readonly fr: string; readonly mode: 'published' | 'on-demand' }
  | { readonly en: string; readonly fr: string; readonly mode: 'private'; readonly access: string };

/**
 * Every page of the catalogue: its pattern in each language, and how it comes to be.
 * `published` pages are written when their content changes; `on-demand` ones are rendered at the request;
 * `private` ones are rendered at the request for whoever their policy (`access`) lets in, and kept by nobody.
 */
export const pages = {
  home: { en: '/en/', fr: '/fr/', mode: 'published' },
  search: { en: '/en/solutions/', fr: '/fr/solutions/', mode: 'on-demand' },
  listing: { en: '/en/solutions/[slug]/', fr: '/fr/solutions/[slug]/', mode: 'published' },
  areas: { en: '/en/areas/', fr: '/fr/domaines/', mode: 'published' },
  area: { en: '/en/areas/[area]/', fr: '/fr/domaines/[area]/', mode: 'published' },
  action: { en: '/en/areas/[area]/[action]/', fr: '/fr/domaines/[area]/[action]/', mode: 'published' },
  categories: { en: '/en/categories/', fr: '/fr/categories/', mode: 'published' },
  category: { en: '/en/categories/[category]/', fr: '/fr/categories/[category]/', mode: 'published' },
  vendors: { en: '/en/vendors/', fr: '/fr/fournisseurs/', mode: 'published' },
  vendor: { en: '/en/vendors/[slug]/', fr: '/fr/fournisseurs/[slug]/', mode: 'published' },
  featured: { en: '/en/featured/', fr: '/fr/en-vedette/', mode: 'published' },
  media: { en: '/en/media/', fr: '/fr/medias/', mode: 'published' },
  plan: { en: '/en/plan/', fr: '/fr/plan/', mode: 'published' },
  takePart: { en: '/en/take-part/', fr: '/fr/participer/', mode: 'on-demand' },
  takePartConfirm: { en: '/en/take-part/confirm/', fr: '/fr/participer/confirmer/', mode: 'private', access: 'anyone' },
  report: { en: '/en/solutions/[slug]/report/', fr: '/fr/solutions/[slug]/signaler/', mode: 'private', access: 'anyone' },
  reportConfirm: { en: '/en/report/confirm/', fr: '/fr/signalement/confirmer/', mode: 'private', access: 'anyone' },
  interests: { en: '/en/review/interests/', fr: '/fr/evaluation/interets/', mode: 'private', access: 'moderator' },
  interest: { en: '/en/review/interests/[interest]/', fr: '/fr/evaluation/interets/[interest]/', mode: 'private', access: 'moderator' },
  reports: { en: '/en/review/reports/', fr: '/fr/evaluation/signalements/', mode: 'private', access: 'moderator' },
  reportCase: { en: '/en/review/reports/[report]/', fr: '/fr/evaluation/signalements/[report]/', mode: 'private', access: 'moderator' },
  about: { en: '/en/about/', fr: '/fr/a-propos/', mode: 'published' },
  accessibility: { en: '/en/accessibility/', fr: '/fr/accessibilite/', mode: 'published' },
  privacy: { en: '/en/privacy/', fr: '/fr/confidentialite/', mode: 'published' },
  terms: { en: '/en/terms/', fr: '/fr/conditions/', mode: 'published' },
  developers: { en: '/en/developers/', fr: '/fr/developpeurs/', mode: 'published' },
  apiDocs: { en: '/en/developers/api/', fr: '/fr/developpeurs/api/', mode: 'on-demand' },
  signIn: { en: '/en/sign-in/', fr: '/fr/connexion/', mode: 'private', access: 'anyone' },
  secondStep: { en: '/en/sign-in/second-step/', fr: '/fr/connexion/deuxieme-etape/', mode: 'private', access: 'anyone' },
  signUp: { en: '/en/sign-up/', fr: '/fr/inscription/', mode: 'private', access: 'anyone' },
  checkMail: { en: '/en/sign-up/check-your-mail/', fr: '/fr/inscription/consultez-vos-courriels/', mode: 'private', access: 'anyone' },
  confirmAddress: { en: '/en/sign-up/confirm/', fr: '/fr/inscription/confirmation/', mode: 'private', access: 'anyone' },
  forgotten: { en: '/en/forgotten-password/', fr: '/fr/mot-de-passe-oublie/', mode: 'private', access: 'anyone' },
  newPassword: { en: '/en/new-password/', fr: '/fr/nouveau-mot-de-passe/', mode: 'private', access: 'anyone' },
  confirmEmail: { en: '/en/new-address/', fr: '/fr/nouvelle-adresse/', mode: 'private', access: 'anyone' },
  workspace: { en: '/en/workspace/', fr: '/fr/espace/', mode: 'private', access: 'signedIn' },
  newVendor: { en: '/en/workspace/new-organization/', fr: '/fr/espace/nouvelle-organisation/', mode: 'private', access: 'signedIn' },
  claimVendor: { en: '/en/workspace/claim/', fr: '/fr/espace/revendiquer/', mode: 'private', access: 'signedIn' },
  proveVendor: { en: '/en/workspace/proof/[organization]/', fr: '/fr/espace/preuve/[organization]/', mode: 'private', access: 'signedIn' },
  invitation: { en: '/en/workspace/invitations/[invitation]/', fr: '/fr/espace/invitations/[invitation]/', mode: 'private', access: 'signedIn' },
  ownData: { en: '/en/workspace/my-data/', fr: '/fr/espace/mes-donnees/', mode: 'private', access: 'signedIn' },
  dashboard: { en: '/en/workspace/vendors/[vendor]/', fr: '/fr/espace/fournisseurs/[vendor]/', mode: 'private', access: 'vendorEditor' },
  team: { en: '/en/workspace/vendors/[vendor]/team/', fr: '/fr/espace/fournisseurs/[vendor]/equipe/', mode: 'private', access: 'vendorEditor' },
  vendorProfile: { en: '/en/workspace/vendors/[vendor]/profile/', fr: '/fr/espace/fournisseurs/[vendor]/profil/', mode: 'private', access: 'vendorEditor' },
  vendorDecisions: { en: '/en/review/vendors/', fr: '/fr/evaluation/fournisseurs/', mode: 'private', access: 'moderator' },
  account: { en: '/en/account/', fr: '/fr/compte/', mode: 'private', access: 'signedIn' },
  secondFactor: { en: '/en/account/second-factor/', fr: '/fr/compte/deuxieme-facteur/', mode: 'private', access: 'signedIn' },
  tokens: { en: '/en/account/tokens/', fr: '/fr/compte/jetons/', mode: 'private', access: 'signedIn' },
  administration: { en: '/en/admin/', fr: '/fr/administration/', mode: 'private', access: 'administrator' },
  adminPeople: { en: '/en/admin/people/', fr: '/fr/administration/personnes/', mode: 'private', access: 'administrator' },
  adminPerson: { en: '/en/admin/people/[person]/', fr: '/fr/administration/personnes/[person]/', mode: 'private', access: 'administrator' },
  adminVendors: { en: '/en/admin/vendors/', fr: '/fr/administration/fournisseurs/', mode: 'private', access: 'administrator' },
  adminVendor: { en: '/en/admin/vendors/[vendor]/', fr: '/fr/administration/fournisseurs/[vendor]/', mode: 'private', access: 'administrator' },
  adminJobs: { en: '/en/admin/jobs/', fr: '/fr/administration/taches/', mode: 'private', access: 'administrator' },
  adminAudit: { en: '/en/admin/audit/', fr: '/fr/administration/journal/', mode: 'private', access: 'administrator' },
  newListing: { en: '/en/workspace/vendors/[vendor]/new-listing/', fr: '/fr/espace/fournisseurs/[vendor]/nouvelle-fiche/', mode: 'private', access: 'vendorEditor' },
  ownListing: { en: '/en/workspace/listings/[listing]/', fr: '/fr/espace/fiches/[listing]/', mode: 'private', access: 'listingEditor' },
  editListing: { en: '/en/workspace/listings/[listing]/edit/[step]/', fr: '/fr/espace/fiches/[listing]/modifier/[step]/', mode: 'private', access: 'listingEditor' },
  checkListing: { en: '/en/workspace/listings/[listing]/check/', fr: '/fr/espace/fiches/[listing]/verifier/', mode: 'private', access: 'listingEditor' },
  previewListing: { en: '/en/workspace/listings/[listing]/preview/', fr: '/fr/espace/fiches/[listing]/apercu/', mode: 'private', access: 'listingEditor' },
  compareDraft: { en: '/en/workspace/listings/[listing]/compare/[aside]/', fr: '/fr/espace/fiches/[listing]/rapprocher/[aside]/', mode: 'private', access: 'listingEditor' },
  moveListing: { en: '/en/workspace/listings/[listing]/move/[move]/', fr: '/fr/espace/fiches/[listing]/changer/[move]/', mode: 'private', access: 'listingEditor' },
  reviewQueue: { en: '/en/review/', fr: '/fr/evaluation/', mode: 'private', access: 'moderator' },
  reviewSubmission: { en: '/en/review/submissions/[submission]/', fr: '/fr/evaluation/soumissions/[submission]/', mode: 'private', access: 'moderator' },
  reviewPreview: { en: '/en/review/submissions/[submission]/preview/', fr: '/fr/evaluation/soumissions/[submission]/apercu/', mode: 'private', access: 'moderator' },
  reviewListings: { en: '/en/review/listings/', fr: '/fr/evaluation/fiches/', mode: 'private', access: 'moderator' },
  reviewListing: { en: '/en/review/listings/[listing]/', fr: '/fr/evaluation/fiches/[listing]/', mode: 'private', access: 'moderator' },
  reviewFeatures: { en: '/en/review/features/', fr: '/fr/evaluation/vedettes/', mode: 'private', access: 'moderator' },
  reviewFeature: { en: '/en/review/features/[feature]/', fr: '/fr/evaluation/vedettes/[feature]/', mode: 'private', access: 'moderator' },
  adminSynonyms: { en: '/en/admin/synonyms/', fr: '/fr/administration/synonymes/', mode: 'private', access: 'administrator' },
  adminBanner: { en: '/en/admin/banner/', fr: '/fr/administration/banniere/', mode: 'private', access: 'administrator' },
  adminMails: { en: '/en/admin/mails/', fr: '/fr/administration/courriels/', mode: 'private', access: 'administrator' },
  adminMail: { en: '/en/admin/mails/[mail]/', fr: '/fr/administration/courriels/[mail]/', mode: 'private', access: 'administrator' },
  mailbox: { en: '/en/mailbox/', fr: '/fr/boite-aux-lettres/', mode: 'private', access: 'anyone' },
  notFound: { en: '/en/not-found/', fr: '/fr/introuvable/', mode: 'on-demand' },
  gone: { en: '/en/gone/', fr: '/fr/retire/', mode: 'on-demand' },
} as const satisfies Record<string, PageEntry>;

/** The name of a page. */
export type PageName = keyof typeof pages;

/** The address of a page in one language, its slots filled. */
export function pageAddress(page: PageName, language: Language, slots: Readonly<Record<string, string>> = {}): string {
  return pages[page][language].replace(/\[(\w+)\]/g, (_, slot: string) => slots[slot] ?? '');
}

/** Where a form of a page is sent: the page's own address, or that of one of its several forms. */
export function formAddress(page: PageName, language: Language, { form, slots = {} }: { form?: string | undefined; slots?: Readonly<Record<string, string>> } = {}): string {
  const address = pageAddress(page, language, slots);
  return form === undefined ? address : `${address}do/${form}/`;
}

/** The formats of the feeds, by the ending of their address. */
export const feedFormats = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** The name, in addresses, of the feed of what is featured. */
export const featuredFeed = { en: 'featured', fr: 'en-vedette' } as const satisfies Record<Language, string>;

/** The address of a feed: of everything (`all`), of what is featured, or of one area by its slug in that language. */
export function feedAddress(language: Language, subject: string, format: FeedFormat): string {
  return language === 'en' ? `/en/feeds/${subject}.${format}` : `/fr/fils/${subject}.${format}`;
}

/** The address of a listing's social card, a PNG of 1200 by 630 pixels. */
export function cardAddress(language: Language, slug: string): string {
  return `/cards/${language}/${slug}.png`;
}

/** The address of the catalogue's own social card. */
export function siteCardAddress(language: Language): string {
  return `/cards/${language}.png`;
}

/** The address of an area's social card, by its id. */
export function areaCardAddress(language: Language, area: string): string {
  return `/cards/${language}/areas/${area}.png`;
}

/** The address of an image, by its id. */
export function imageAddress(id: string): string {
  return `/images/${id}.webp`;
}
