export { administrationForms } from './administration-forms.routes.ts';
export { administrationRoutes } from './administration.routes.ts';
