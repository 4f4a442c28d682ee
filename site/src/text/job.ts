/** What each kind of job does, as whoever looks after the catalogue says it. */
const en: Readonly<Record<string, string>> = {
  mail: 'Send an e-mail',
  'listing-changed': 'Publish a listing and index it',
  'listing-left': 'Take a listing off every page and out of search',
  'listing-renamed': 'Lead from the former address of a listing to the new one',
  'listing-mirrored': 'Write a listing to Meilisearch',
  'vendor-changed': 'Publish the page of a vendor',
  'vendor-left': 'Take the page of a vendor off',
  'vendor-renamed': 'Lead from the former address of a vendor to the new one',
  'feature-changed': 'Show a feature, or stop showing it',
  'revision-submitted': 'Check a submission and tell its vendor',
  'scheduled-published': 'Tell a vendor that its listing is public',
  'links-asked': 'Check the links of a submission',
  'synonyms-changed': 'Give search the new synonyms',
  'reindex-asked': 'Build the search index anew',
};

const fr: typeof en = {
  mail: 'Envoyer un courriel',
  'listing-changed': 'Publier une fiche et l’indexer',
  'listing-left': 'Retirer une fiche des pages et de la recherche',
  'listing-renamed': 'Mener de l’ancienne adresse d’une fiche à la nouvelle',
  'listing-mirrored': 'Écrire une fiche dans Meilisearch',
  'vendor-changed': 'Publier la page d’un fournisseur',
  'vendor-left': 'Retirer la page d’un fournisseur',
  'vendor-renamed': 'Mener de l’ancienne adresse d’un fournisseur à la nouvelle',
  'feature-changed': 'Afficher une vedette, ou cesser de l’afficher',
  'revision-submitted': 'Vérifier une soumission et informer son fournisseur',
  'scheduled-published': 'Informer un fournisseur que sa fiche est publique',
  'links-asked': 'Vérifier les liens d’une soumission',
  'synonyms-changed': 'Donner les nouveaux synonymes à la recherche',
  'reindex-asked': 'Reconstruire l’index de la recherche',
};

/** What a job does, by the kind that it is stored with; a kind of another version is called as it is stored. */
export const jobWords = { en, fr };
