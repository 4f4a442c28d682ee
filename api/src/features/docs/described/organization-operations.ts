import type { DescribedTag } from './described-operation.ts';

/** What an organization is, and who proves to speak for it. */
export const organizationOperations: DescribedTag = {
  tag: 'organizations',
  operations: {
    'GET /api/v1/workspace/organizations': {
      id: 'findOrganizations',
      en: ['Find an organization to claim', 'By a part of its name.'],
      fr: ['Trouver une organisation à revendiquer', 'Par une partie de son nom.'],
    },
    'GET /api/v1/workspace/organizations/alike': {
      id: 'findAlikeOrganizations',
      en: ['Find organizations that a new one is like', 'By its names and website, before it is made.'],
      fr: ['Trouver les organisations qui ressemblent à une nouvelle', 'Par ses noms et son site, avant de la créer.'],
    },
    'POST /api/v1/workspace/vendors': {
      id: 'makeOrganization',
      en: [
        'Make an organization',
        'You become its owner. It is public once you have proven that you speak for it; where it is like another, `difference` says why it is not the same.',
      ],
      fr: [
        'Créer une organisation',
        'Vous en devenez propriétaire. Elle est publique une fois prouvé que vous parlez pour elle\u202f; si elle ressemble à une autre, `difference` dit en quoi elle en diffère.',
      ],
    },
    'GET /api/v1/workspace/vendors/{vendor}': {
      id: 'readDashboard',
      en: ['Read the dashboard of a vendor', 'Its listings, where each is found now, what to do next, and the claims that expire.'],
      fr: ['Lire le tableau de bord d’un fournisseur', 'Ses fiches, où chacune se trouve en ce moment, ce qu’il reste à faire et les affirmations qui expirent.'],
    },
    'GET /api/v1/vendors/{vendor}/profile': { id: 'readProfile', en: ['Read what a vendor says of itself'], fr: ['Lire ce qu’un fournisseur dit de lui-même'] },
    'PUT /api/v1/vendors/{vendor}/profile': {
      id: 'changeProfile',
      en: ['Change what a vendor says of itself', 'The whole profile is replaced. Another website counts once it is proven; the answer names it until then.'],
      fr: ['Changer ce qu’un fournisseur dit de lui-même', 'Tout le profil est remplacé. Un autre site compte une fois prouvé\u202f; d’ici là, la réponse le nomme.'],
    },
    'GET /api/v1/workspace/proofs/{organization}': {
      id: 'readProof',
      en: ['See how you prove to speak for an organization'],
      fr: ['Voir comment prouver que vous parlez pour une organisation'],
    },
    'POST /api/v1/workspace/proofs/{organization}': {
      id: 'sendProofCode',
      en: ['Have a code sent', 'To an address on the domain of the organization’s website. The code counts for 30 minutes.'],
      fr: ['Faire envoyer un code', 'À une adresse du domaine du site de l’organisation. Le code vaut 30 minutes.'],
    },
    'POST /api/v1/workspace/proofs/{organization}/confirm': { id: 'confirmProofCode', en: ['Confirm the code that was sent'], fr: ['Confirmer le code reçu'] },
    'POST /api/v1/workspace/proofs/{organization}/ask': {
      id: 'askStaff',
      en: ['Ask CATA to decide by hand', 'Where no address on the website’s domain can prove it.'],
      fr: ['Demander à la CATA de décider', 'Si aucune adresse du domaine du site ne peut le prouver.'],
    },
    'POST /api/v1/workspace/images': {
      id: 'uploadImage',
      en: [
        'Upload an image',
        'JPEG, PNG, WebP or AVIF, as the whole content. It is encoded anew, and its id goes into a profile or a draft; what nothing uses is removed after a while.',
      ],
      fr: [
        'Téléverser une image',
        'JPEG, PNG, WebP ou AVIF, comme contenu entier. Elle est réencodée, et son identifiant va dans un profil ou une ébauche\u202f; ce que rien n’utilise est retiré après un temps.',
      ],
    },
    'GET /api/v1/vendors/{vendor}/evidence': { id: 'listEvidence', en: ['List the files of evidence of a vendor'], fr: ['Lister les fichiers de preuve d’un fournisseur'] },
    'POST /api/v1/vendors/{vendor}/evidence': {
      id: 'uploadEvidence',
      en: ['Upload a file of evidence', 'A PDF, as the whole content. Only the people of the vendor and the staff of CATA get it. `claim` says what it stands behind.'],
      fr: [
        'Téléverser un fichier de preuve',
        'Un PDF, comme contenu entier. Seules les personnes du fournisseur et le personnel de la CATA y ont accès. `claim` dit ce qu’il appuie.',
      ],
    },
    'GET /api/v1/vendors/{vendor}/evidence/{evidence}': { id: 'readEvidence', en: ['Get a file of evidence'], fr: ['Obtenir un fichier de preuve'] },
    'PUT /api/v1/vendors/{vendor}/evidence/{evidence}': {
      id: 'attachEvidence',
      en: ['Put a file of evidence behind a claim', 'A claim is a field of a listing and the term that is stated there, as `certifications.iso-27001`.'],
      fr: ['Placer un fichier de preuve derrière une affirmation', 'Une affirmation est un champ d’une fiche et le terme qui y est énoncé, comme `certifications.iso-27001`.'],
    },
    'DELETE /api/v1/vendors/{vendor}/evidence/{evidence}': { id: 'removeEvidence', en: ['Remove a file of evidence'], fr: ['Retirer un fichier de preuve'] },
  },
};
