export { draftRoutes } from './drafts.routes.ts';
export { ownListings } from './own-listing.ts';
export { draftForms } from './draft-forms.routes.ts';
