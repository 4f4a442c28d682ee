import { workspaceEn, type WorkspaceWords } from './workspace-en.ts';
import { workspaceFr } from './workspace-fr.ts';

/** Words of the workspace. */
export const workspaceWords: { readonly en: WorkspaceWords; readonly fr: WorkspaceWords } = { en: workspaceEn, fr: workspaceFr };
