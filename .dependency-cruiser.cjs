/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'front-doors-between-features',
      severity: 'error',
      from: { path: '^api/src/features/([^/]+)/' },
      to: { path: '^api/src/features/[^/]+/', pathNot: ['^api/src/features/$1/', '/index\\.ts$'] },
    },
    {
      name: 'front-doors-from-outside',
      severity: 'error',
      from: { path: '^api/src/', pathNot: '^api/src/features/' },
      to: { path: '^api/src/features/', pathNot: '/(index|[^/]+\\.routes)\\.ts$' },
    },
    { name: 'contract-is-a-leaf', severity: 'error', from: { path: '^api/src/contract/' }, to: { pathNot: ['^api/src/contract/', '(^|/)zod(/|$)'] } },
    { name: 'platform-knows-no-feature', severity: 'error', from: { path: '^api/src/platform/' }, to: { path: '^api/src/features/' } },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { path: ['\\.store\\.ts$', '^api/src/db/', '(^|/)(better-sqlite3|drizzle-orm|fastify)(/|$)'] },
    },
    {
      name: 'only-routes-import-fastify',
      severity: 'error',
      from: {
        path: '^api/src/',
        pathNot: [
          '\\.routes\\.ts$',
          '^api/src/(app|open-app|server|serve-pages|serve-private-pages|keep-forms|guard-mailbox)\\.ts$',
          '^api/src/fastify\\.d\\.ts$',
          '^api/src/platform/http/',
        ],
      },
      to: { path: '(^|/)@?fastify[^/]*(/|$)', pathNot: '^api/src/' },
    },
    { name: 'site-sees-the-contract-alone', severity: 'error', from: { path: '^site/' }, to: { path: '^api/', pathNot: '^api/src/contract/' } },
    { name: 'islands-ship-no-zod', severity: 'error', from: { path: '^site/src/islands/' }, to: { path: '(^|/)zod(/|$)', reachable: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.mjs', '.js', '.d.ts'] },
  },
};
