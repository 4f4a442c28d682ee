import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const source = pathToFileURL(`${resolve(import.meta.dirname, '../../api/src')}/`);

// What vitest resolves by an alias, a benchmark that runs without it resolves here.
registerHooks({
  resolve: (specifier, context, next) => (specifier.startsWith('#api/') ? next(new URL(specifier.slice('#api/'.length), source).href, context) : next(specifier, context)),
});
