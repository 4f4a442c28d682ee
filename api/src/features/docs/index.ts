export { docsRoutes, entryRoutes } from './docs.routes.ts';
export { describeApi } from './describe-api.ts';
export { watchOperations } from './watch-operations.routes.ts';
