import '../../support/resolve-api.ts';

// The catalogue with a writer inside: changes listings until it is asked to be quiet, then says what differs.
const [{ readConfig }, { reconcileIndex }, { openApp }, { openRuntime }, { differences }, { startWriting }] = await Promise.all([
  import('#api/config.ts'),
  import('#api/features/search/index.ts'),
  import('#api/open-app.ts'),
  import('#api/runtime.ts'),
  import('./differences.ts'),
  import('./writing.ts'),
]);

const config = readConfig(process.env);
const runtime = await openRuntime(config, () => undefined);
const { app, jobs } = await openApp(runtime, () => undefined);
await reconcileIndex(runtime);
await app.listen({ port: 0, host: '127.0.0.1' });
jobs.start();
const address = app.server.address();
process.stdout.write(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}\n`);

const perSecond = Number(process.env['WRITES_A_SECOND'] ?? 20);
let writing: ReturnType<typeof startWriting> | undefined;
process.on('message', (message) => {
  if (message === 'write') writing ??= startWriting(runtime, perSecond);
  if (message === 'quiet') void beQuiet();
});

async function beQuiet(): Promise<void> {
  await writing?.stop();
  const quietSince = performance.now();
  const differ = await differences({ runtime });
  process.send?.({ differ: differ.slice(0, 5), seconds: (performance.now() - quietSince) / 1000 });
  writing = undefined;
}
