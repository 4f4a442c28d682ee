export { bannerForms, bannerRoutes } from './banner.routes.ts';
