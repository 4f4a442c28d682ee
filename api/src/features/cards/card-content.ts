import type { ListingCard } from '#api/contract/listing.ts';
import type { Area, Taxonomy } from '#api/contract/taxonomy.ts';
import { inLanguage, type Language } from '#api/contract/text.ts';

/** What a social card says, whatever it is a card of. `logo` is the id of an image. */
export type CardContent = {
  readonly language: Language;
  readonly tabs: readonly { readonly id: string; readonly name: string }[];
  readonly title: string;
  readonly by: string | undefined;
  readonly text: string;
  readonly facts: readonly string[];
  readonly label: string | undefined;
  readonly logo: string | undefined;
};

/** Words of the cards. */
export const cardWords = {
  en: {
    article: 'The',
    tagline: 'Canadian technology solutions for government',
    site: 'Canadian technology that answers the government’s plan for IT',
    siteText: 'Find, compare and shortlist solutions by the plan’s four areas of action, in English and in French.',
    sample: 'Sample',
    area: 'Area of action',
  },
  fr: {
    article: 'Le',
    tagline: 'Des solutions technologiques canadiennes pour le gouvernement',
    site: 'Des technologies canadiennes qui répondent au plan de TI du gouvernement',
    siteText: 'Trouvez, comparez et retenez des solutions selon les quatre domaines d’action du plan, en français et en anglais.',
    sample: 'Exemple',
    area: 'Domaine d’action',
  },
} as const;

/** The card of a listing; claims that have expired are not on it. */
export function listingContent(card: ListingCard, taxonomy: Taxonomy, language: Language): CardContent {
  const term = (vocabulary: string, id: string | undefined): string[] =>
    (id === undefined ? undefined : taxonomy.vocabularies[vocabulary])?.filter((one) => one.id === id).map((one) => one[language]) ?? [];
  const [province = ''] = term('provinces', card.vendor.province);
  return {
    language,
    tabs: tabsOf(taxonomy, language).filter(({ id }) => card.areas.includes(id)),
    title: inLanguage(card.name, language).text,
    by: province === '' ? card.vendor.name : `${card.vendor.name}, ${province}`,
    text: inLanguage(card.summary, language).text,
    facts: [...term('security_level', card.securityLevel), ...term('data_residency', card.dataResidency), ...term('procurement', card.procurement[0])].map(brief),
    label: card.sample ? cardWords[language].sample : undefined,
    logo: card.logo?.id,
  };
}

/** What stands in parentheses is for those who have the page before them. */
function brief(fact: string): string {
  return fact.replace(/\s*\([^)]*\)$/, '');
}

/** The card of an area of the plan. */
export function areaContent(area: Area, language: Language): CardContent {
  return {
    language,
    tabs: [{ id: area.id, name: area[language] }],
    title: area[language],
    by: cardWords[language].area,
    text: area.description[language],
    facts: [],
    label: undefined,
    logo: undefined,
  };
}

/** The card of the catalogue itself. */
export function siteContent(taxonomy: Taxonomy, language: Language): CardContent {
  const said = cardWords[language];
  return { language, tabs: tabsOf(taxonomy, language), title: said.site, by: undefined, text: said.siteText, facts: [], label: undefined, logo: undefined };
}

function tabsOf(taxonomy: Taxonomy, language: Language): CardContent['tabs'] {
  return taxonomy.areas.map((area) => ({ id: area.id, name: area[language] }));
}
