// The cruiser finds nothing with TypeScript 7, which has no compiler API for it: it gets the site's TypeScript 6.
const Module = require('node:module');
const { resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

const wanted = /^typescript(\/|$)/;
const manifest = resolve(__dirname, '../../site/package.json');
const places = Module.createRequire(manifest).resolve.paths('typescript');
const site = Object.assign(new Module(manifest), { filename: manifest, paths: places });
const find = Module._resolveFilename;

// `require.resolve`, by which the cruiser looks first, passes by the public hooks.
Module._resolveFilename = (request, parent, ...rest) => find(request, wanted.test(request) ? site : parent, ...rest);
Module.registerHooks({
  resolve: (specifier, context, next) => next(specifier, wanted.test(specifier) ? { ...context, parentURL: pathToFileURL(manifest).href } : context),
});
