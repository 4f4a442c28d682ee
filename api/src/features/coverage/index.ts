export { coverageRoutes } from './coverage.routes.ts';
export { countCoverage } from './count-coverage.ts';
