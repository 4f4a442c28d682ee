import type { FastifyInstance } from 'fastify';
import { addDecideForms } from './decide-forms.routes.ts';
import type { DraftRouteDeps } from './route-deps.ts';
import { addEditForm } from './edit-form.routes.ts';
import { addStartForms } from './start-forms.routes.ts';

/** Every form of the editor's pages. */
export function draftForms(deps: DraftRouteDeps): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    addStartForms(app, deps);
    addEditForm(app, deps);
    addDecideForms(app, deps);
  };
}
