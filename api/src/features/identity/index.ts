export { findCaller } from './find-caller.ts';
export { openIdentity, type Identity } from './open-identity.ts';
export { identityForms } from './identity.routes.ts';
export { accountForms, accountRoutes } from './account.routes.ts';
