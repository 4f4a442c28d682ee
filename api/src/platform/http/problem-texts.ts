import type { ProblemType } from '#api/contract/problem.ts';
import type { Language } from '#api/contract/text.ts';

/** What a problem is called, and its whole sentence where nothing more exact is known. */
export type ProblemText = { readonly title: string; readonly detail: string };

/** The words of each type of problem in each language. */
export const problemTexts: Readonly<Record<Language, Readonly<Record<ProblemType, ProblemText>>>> = {
  en: {
    'bad-parameters': { title: 'Wrong parameters', detail: 'The request has parameters that are not understood.' },
    'bad-encoding': { title: 'Wrong encoding', detail: 'The address is not well encoded: each % must be followed by two digits, and the bytes must be UTF-8.' },
    'bad-request': { title: 'Request not understood', detail: 'The request is not well formed.' },
    'not-found': { title: 'Nothing here', detail: 'There is nothing at this address.' },
    'no-listing': { title: 'No such listing', detail: 'There is no listing of this name.' },
    'no-vendor': { title: 'No such vendor', detail: 'There is no vendor of this name.' },
    'method-not-allowed': { title: 'Method not allowed', detail: 'This address does not take this method; the Allow header names those that it takes.' },
    'request-timeout': { title: 'Request too slow', detail: 'The request took too long to arrive.' },
    withdrawn: { title: 'Listing withdrawn', detail: 'This listing was withdrawn from the catalogue.' },
    'too-large': { title: 'Request too large', detail: 'The request is too large.' },
    'unsupported-media-type': { title: 'Unsupported media type', detail: 'The content of the request is of a type that is not understood.' },
    'too-many-requests': { title: 'Too many requests', detail: 'Too many requests came from your address; the Retry-After header says how many seconds to wait.' },
    'headers-too-large': { title: 'Headers too large', detail: 'The headers of the request, the address among them, are too large.' },
    broken: { title: 'Something went wrong', detail: 'Something went wrong here; it was noted, and the request can be tried again.' },
    busy: { title: 'Busy', detail: 'The catalogue is busy; try again in a moment.' },
    'not-ready': { title: 'Not ready', detail: 'The catalogue cannot answer yet; try again in a moment.' },
  },
  fr: {
    'bad-parameters': { title: 'Paramètres incorrects', detail: 'La requête contient des paramètres qui ne sont pas compris.' },
    'bad-encoding': { title: 'Encodage incorrect', detail: 'L’adresse est mal encodée\u00a0: chaque % doit être suivi de deux chiffres, et les octets doivent être en UTF-8.' },
    'bad-request': { title: 'Requête incomprise', detail: 'La requête est mal formée.' },
    'not-found': { title: 'Page introuvable', detail: 'Il n’y a rien à cette adresse.' },
    'no-listing': { title: 'Fiche inexistante', detail: 'Il n’y a aucune fiche de ce nom.' },
    'no-vendor': { title: 'Fournisseur inexistant', detail: 'Il n’y a aucun fournisseur de ce nom.' },
    'method-not-allowed': { title: 'Méthode non permise', detail: 'Cette adresse n’accepte pas cette méthode\u202f; l’en-tête Allow nomme celles qu’elle accepte.' },
    'request-timeout': { title: 'Requête trop lente', detail: 'La requête a mis trop de temps à arriver.' },
    withdrawn: { title: 'Fiche retirée', detail: 'Cette fiche a été retirée du catalogue.' },
    'too-large': { title: 'Requête trop volumineuse', detail: 'La requête est trop volumineuse.' },
    'unsupported-media-type': { title: 'Type de contenu non pris en charge', detail: 'Le contenu de la requête est d’un type qui n’est pas compris.' },
    'too-many-requests': { title: 'Trop de requêtes', detail: 'Trop de requêtes sont venues de votre adresse\u202f; l’en-tête Retry-After dit combien de secondes attendre.' },
    'headers-too-large': { title: 'En-têtes trop volumineux', detail: 'Les en-têtes de la requête, adresse comprise, sont trop volumineux.' },
    broken: { title: 'Une erreur s’est produite', detail: 'Une erreur s’est produite ici\u202f; elle a été consignée, et la requête peut être refaite.' },
    busy: { title: 'Trop sollicité', detail: 'Le catalogue est trop sollicité\u202f; réessayez dans un instant.' },
    'not-ready': { title: 'Pas encore prêt', detail: 'Le catalogue ne peut pas encore répondre\u202f; réessayez dans un instant.' },
  },
};
