import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderPage } from '#api/features/pages/render-page.ts';
import { loadSite } from '#api/site.ts';
import { pageExamples, publicPages } from '../../site/page-examples.ts';
import { openTestCatalogue, type TestCatalogue } from '../../support/test-catalogue.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalog-rebuilt-'));
let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await openTestCatalogue({ published: false });
});
afterAll(async () => {
  await catalogue.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a server renders every page by the build that it began with, though another has taken its place on disk', async () => {
  const { runtime, app } = catalogue;
  const dist = join(folder, 'site/dist');
  cpSync(join(runtime.config.root, 'site/dist'), dist, { recursive: true });
  const site = await loadSite({ ...runtime, config: { ...runtime.config, root: folder }, paths: { ...runtime.paths, assets: join(folder, 'assets') } });
  rmSync(dist, { recursive: true });
  const read = async (path: string) => {
    const answer = await app.inject(path);
    return { status: answer.statusCode, body: answer.json<unknown>(), mentions: [] };
  };
  const failed: string[] = [];
  const examples = publicPages.flatMap(pageExamples(runtime)).filter(({ turn }) => turn === 0);
  for (const { address } of examples) {
    const answer = await renderPage({ ...site, today: '2026-03-11' }, read, new Request(`http://catalogue.example${address}`));
    if (answer.status >= 500 || answer.body.length < 1000) failed.push(`${address}: ${answer.status}`);
  }
  expect(examples.length).toBeGreaterThanOrEqual(40);
  expect(failed).toEqual([]);
});
