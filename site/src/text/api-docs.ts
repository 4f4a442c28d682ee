import type { ProblemType } from '@catalog/api/contract/problem.ts';

type Explained = { title: string; why: string };

const en = {
  title: 'The API',
  description: 'How to read the catalogue from a program: every address, its parameters, a request, its answer and its errors.',
  forDevelopers: 'For developers',
  file: 'The same as a file: OpenAPI 3.1',
  contents: 'On this page',
  begin: 'To begin',
  beginText: 'Everything is read with GET over HTTPS, without a key. Try it:',
  parameters: 'Parameters',
  noParameters: 'This address takes no parameters.',
  required: 'required',
  repeatable: 'may be repeated',
  oneOf: 'one of',
  from: (least: number, most: number) => `${least} to ${most}`,
  usual: 'if left out:',
  forInstance: 'for example',
  request: 'A request',
  answer: 'Its answer, shortened',
  answers: 'What else it may answer',
  problems: 'Errors',
  problemsText:
    'Each error is a problem (RFC 9457) of the content type application/problem+json. Its type is one of these and never changes its meaning; its sentences are for people, in their language.',
  problem: {
    'bad-parameters': {
      title: 'A parameter is unknown or wrong',
      why: 'The list “errors” names each by its JSON pointer, and says what was given and what is allowed. Correct the request; trying it again as it is will not help.',
    },
    'bad-encoding': {
      title: 'The address is badly encoded',
      why: 'A % must be followed by two hexadecimal digits, and the bytes must be UTF-8. Let a library encode the parameters.',
    },
    'bad-request': { title: 'The request is malformed', why: 'What was sent is not a request that HTTP allows.' },
    'not-found': { title: 'There is nothing at this address', why: 'Compare it with the addresses on this page.' },
    'no-listing': { title: 'There is no such listing', why: 'There never was a listing of this name, or it is no longer public.' },
    'no-vendor': { title: 'There is no such vendor', why: 'There never was a vendor of this name, or it is no longer public.' },
    'method-not-allowed': { title: 'The address does not take this method', why: 'The header Allow names the methods that it takes. This API is read with GET and HEAD.' },
    'request-timeout': { title: 'The request came too slowly', why: 'The connection was given up before the request was whole. Try again.' },
    withdrawn: { title: 'The listing was withdrawn', why: 'It was public once; “since” is the day on which it left. Remove it from what you keep.' },
    'too-large': { title: 'The request is too large', why: 'Send less at once.' },
    'unsupported-media-type': { title: 'The content is of a type that is not understood', why: 'Reading needs no content at all.' },
    'too-many-requests': {
      title: 'Too many requests',
      why: 'The header Retry-After says how many seconds to wait. Keep answers with their ETags, and ask for many listings by pages rather than one by one.',
    },
    'headers-too-large': { title: 'The headers are too large', why: 'Address and headers together may have 16 kB.' },
    broken: { title: 'Something went wrong here', why: 'It was noted. Try again later; if it lasts, write to us with the number in “requestId”.' },
    busy: { title: 'The catalogue is busy', why: 'Wait as many seconds as Retry-After says, then try again.' },
    'not-ready': { title: 'The catalogue cannot answer yet', why: 'It is starting, or its database cannot be read. Wait as many seconds as Retry-After says.' },
  } satisfies Record<ProblemType, Explained>,
};

/** Words of the page that explains the API; what the operations do is said by their description. */
export const apiDocs = {
  en,
  fr: {
    title: 'L’API',
    description: 'Comment lire le catalogue depuis un programme\u00a0: chaque adresse, ses paramètres, une requête, sa réponse et ses erreurs.',
    forDevelopers: 'Pour les développeurs',
    file: 'La même chose en fichier\u00a0: OpenAPI 3.1',
    contents: 'Sur cette page',
    begin: 'Pour commencer',
    beginText: 'Tout se lit par GET sur HTTPS, sans clé. Essayez\u00a0:',
    parameters: 'Paramètres',
    noParameters: 'Cette adresse ne prend aucun paramètre.',
    required: 'obligatoire',
    repeatable: 'peut être répété',
    oneOf: 'l’un de',
    from: (least: number, most: number) => `${least} à ${most}`,
    usual: 'si omis\u00a0:',
    forInstance: 'par exemple',
    request: 'Une requête',
    answer: 'Sa réponse, abrégée',
    answers: 'Ses autres réponses possibles',
    problems: 'Erreurs',
    problemsText:
      'Chaque erreur est un problème (RFC 9457) du type de contenu application/problem+json. Son type est l’un de ceux-ci et ne change jamais de sens\u202f; ses phrases sont pour les personnes, dans leur langue.',
    problem: {
      'bad-parameters': {
        title: 'Un paramètre est inconnu ou incorrect',
        why: 'La liste «\u202ferrors\u202f» nomme chacun par son pointeur JSON, et dit ce qui a été donné et ce qui est permis. Corrigez la requête\u202f; la refaire telle quelle n’y changera rien.',
      },
      'bad-encoding': {
        title: 'L’adresse est mal encodée',
        why: 'Un % doit être suivi de deux chiffres hexadécimaux, et les octets doivent être en UTF-8. Laissez une bibliothèque encoder les paramètres.',
      },
      'bad-request': { title: 'La requête est mal formée', why: 'Ce qui a été envoyé n’est pas une requête que HTTP permet.' },
      'not-found': { title: 'Il n’y a rien à cette adresse', why: 'Comparez-la aux adresses de cette page.' },
      'no-listing': { title: 'Cette fiche n’existe pas', why: 'Il n’y a jamais eu de fiche de ce nom, ou elle n’est plus publique.' },
      'no-vendor': { title: 'Ce fournisseur n’existe pas', why: 'Il n’y a jamais eu de fournisseur de ce nom, ou il n’est plus public.' },
      'method-not-allowed': { title: 'L’adresse n’accepte pas cette méthode', why: 'L’en-tête Allow nomme les méthodes qu’elle accepte. Cette API se lit par GET et HEAD.' },
      'request-timeout': { title: 'La requête est arrivée trop lentement', why: 'La connexion a été abandonnée avant que la requête soit entière. Réessayez.' },
      withdrawn: {
        title: 'La fiche a été retirée',
        why: 'Elle a déjà été publique\u202f; «\u202fsince\u202f» est le jour où elle est partie. Retirez-la de ce que vous conservez.',
      },
      'too-large': { title: 'La requête est trop volumineuse', why: 'Envoyez-en moins à la fois.' },
      'unsupported-media-type': { title: 'Le contenu est d’un type qui n’est pas compris', why: 'La lecture ne demande aucun contenu.' },
      'too-many-requests': {
        title: 'Trop de requêtes',
        why: 'L’en-tête Retry-After dit combien de secondes attendre. Conservez les réponses avec leurs ETags, et demandez les fiches par pages plutôt qu’une à une.',
      },
      'headers-too-large': { title: 'Les en-têtes sont trop volumineux', why: 'L’adresse et les en-têtes peuvent faire ensemble 16 ko.' },
      broken: {
        title: 'Une erreur s’est produite ici',
        why: 'Elle a été consignée. Réessayez plus tard\u202f; si elle dure, écrivez-nous avec le numéro de «\u202frequestId\u202f».',
      },
      busy: { title: 'Le catalogue est trop sollicité', why: 'Attendez autant de secondes que le dit Retry-After, puis réessayez.' },
      'not-ready': {
        title: 'Le catalogue ne peut pas encore répondre',
        why: 'Il démarre, ou sa base de données ne peut pas être lue. Attendez autant de secondes que le dit Retry-After.',
      },
    },
  } satisfies typeof en,
};
