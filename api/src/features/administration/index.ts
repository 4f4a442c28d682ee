export { administrationForms } from './administration-forms.routes.ts';
export { administrationRoutes } from './administration.routes.ts';
export { administrationWrites } from './administration-writes.routes.ts';
