export { cardRoutes } from './cards.routes.ts';
