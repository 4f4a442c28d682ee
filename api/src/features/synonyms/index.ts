export { listSynonymGroups } from './synonym.store.ts';
export { synonymForms, synonymRoutes } from './synonyms.routes.ts';
