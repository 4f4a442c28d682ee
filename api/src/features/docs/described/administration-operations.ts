import type { DescribedTag } from './described-operation.ts';

/** What administrators run the catalogue by. */
export const administrationOperations: DescribedTag = {
  tag: 'administration',
  operations: {
    'GET /api/v1/administration': { id: 'readOverview', en: ['Read how the catalogue stands'], fr: ['Lire l’état du catalogue'] },
    'GET /api/v1/administration/people': { id: 'listPeople', en: ['List people'], fr: ['Lister les personnes'] },
    'GET /api/v1/administration/people/{person}': { id: 'readPerson', en: ['Read about a person'], fr: ['Lire au sujet d’une personne'] },
    'PUT /api/v1/administration/people/{person}/role': {
      id: 'changeRole',
      en: ['Give a person another role', 'It holds from their next request on. Nobody changes their own.'],
      fr: ['Donner un autre rôle à une personne', 'Il vaut dès sa prochaine requête. Personne ne change le sien.'],
    },
    'POST /api/v1/administration/people/{person}/suspend': {
      id: 'suspendPerson',
      en: ['Suspend a person', 'All their sessions end at once.'],
      fr: ['Suspendre une personne', 'Toutes ses sessions se terminent aussitôt.'],
    },
    'POST /api/v1/administration/people/{person}/reinstate': { id: 'reinstatePerson', en: ['Let a person in again'], fr: ['Réadmettre une personne'] },
    'DELETE /api/v1/administration/people/{person}/sessions': {
      id: 'endPersonSessions',
      en: ['End all sessions of a person'],
      fr: ['Terminer toutes les sessions d’une personne'],
    },
    'GET /api/v1/administration/vendors': { id: 'listManagedVendors', en: ['List vendors of every state'], fr: ['Lister les fournisseurs de tout état'] },
    'GET /api/v1/administration/vendors/{vendor}': { id: 'readManagedVendor', en: ['Read about a vendor'], fr: ['Lire au sujet d’un fournisseur'] },
    'POST /api/v1/administration/vendors/{vendor}/suspend': {
      id: 'suspendVendor',
      en: ['Suspend a vendor', 'It and all its listings leave every public place within a second.'],
      fr: ['Suspendre un fournisseur', 'Lui et toutes ses fiches quittent tout endroit public en moins d’une seconde.'],
    },
    'POST /api/v1/administration/vendors/{vendor}/reinstate': { id: 'reinstateVendor', en: ['Bring a vendor back'], fr: ['Rétablir un fournisseur'] },
    'GET /api/v1/administration/jobs': {
      id: 'readJobs',
      en: ['Read how the work stands', 'What waits, what failed, and the backups.'],
      fr: ['Lire l’état des travaux', 'Ce qui attend, ce qui a échoué et les sauvegardes.'],
    },
    'POST /api/v1/administration/jobs/{job}/retry': { id: 'retryJob', en: ['Have a failed job done again'], fr: ['Faire reprendre un travail échoué'] },
    'DELETE /api/v1/administration/jobs/{job}': { id: 'dropJob', en: ['Remove a failed job'], fr: ['Retirer un travail échoué'] },
    'GET /api/v1/administration/audit': {
      id: 'readAudit',
      en: ['Read the audit log', 'Newest first; `next` leads to older events.'],
      fr: ['Lire le journal d’audit', 'Du plus récent au plus ancien\u202f; `next` mène aux événements antérieurs.'],
    },
    'GET /api/v1/administration/synonyms': { id: 'readSynonyms', en: ['Read the synonyms of search'], fr: ['Lire les synonymes de la recherche'] },
    'POST /api/v1/administration/synonyms': {
      id: 'addSynonyms',
      en: ['Add a group of synonyms', 'Two to twenty words or expressions; search takes them so once its index is built anew.'],
      fr: ['Ajouter un groupe de synonymes', 'De deux à vingt mots ou expressions\u202f; la recherche en tient compte une fois son index reconstruit.'],
    },
    'DELETE /api/v1/administration/synonyms/{group}': { id: 'removeSynonyms', en: ['Remove a group of synonyms'], fr: ['Retirer un groupe de synonymes'] },
    'GET /api/v1/administration/banner': { id: 'readStoredBanner', en: ['Read the banner as it is stored'], fr: ['Lire la bannière telle qu’elle est conservée'] },
    'PUT /api/v1/administration/banner': {
      id: 'putBanner',
      en: ['Put a banner up on all pages', 'In place of the one before; where there is none, its version is 0.'],
      fr: ['Placer une bannière sur toutes les pages', 'À la place de la précédente\u202f; s’il n’y en a aucune, la version est 0.'],
    },
    'DELETE /api/v1/administration/banner': { id: 'removeBanner', en: ['Take the banner away'], fr: ['Retirer la bannière'] },
    'GET /api/v1/administration/mails': { id: 'listMails', en: ['List the kinds of mail'], fr: ['Lister les sortes de courriels'] },
    'GET /api/v1/administration/mails/{mail}': { id: 'readMail', en: ['Read an example of a mail'], fr: ['Lire un exemple de courriel'] },
  },
};
