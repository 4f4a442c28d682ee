export { reportForms, reportRoutes } from './reports.routes.ts';
export { ProofOfWork } from './proof-of-work.ts';
