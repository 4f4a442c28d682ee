export { docsRoutes, entryRoutes, watchOperations } from './docs.routes.ts';
export { describeApi, type Operation } from './describe-api.ts';
