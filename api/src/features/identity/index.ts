export { accountForms, accountRoutes } from './account.routes.ts';
export { countAttempt } from './count-attempt.ts';
export { createAdmin } from './create-admin.ts';
export { makeEntrances, type Entrance } from './entrances.ts';
export { findCaller } from './find-caller.ts';
export { forgetKeptForm, keepForm, mayKeepForm, takeKeptForm } from './keep-form.ts';
export { identityForms } from './identity.routes.ts';
export { openIdentity, type Identity } from './open-identity.ts';
