export { addWorkspaceForms } from './workspace-forms.routes.ts';
export { workspaceRoutes } from './workspace.routes.ts';
export { addOwnDataForms, ownDataRoutes } from './own-data.routes.ts';
