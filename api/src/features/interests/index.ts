export { interestForms, interestRoutes, type LimitSending } from './interests.routes.ts';
