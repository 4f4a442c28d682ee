export { interestForms, interestRoutes } from './interests.routes.ts';
