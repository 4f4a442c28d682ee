import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { encodePage, PageFiles } from '#api/platform/pages/page-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalog-page-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a page whose file a power cut left short or with holes is none, and is whole where it was written', async () => {
  const rendering = await encodePage(Buffer.from('<p>Something that is shown to everyone.</p>'.repeat(200)));
  const placed = {
    address: '/en/page/',
    hash: rendering.hash,
    bytes: { br: rendering.bodies.br.length, gzip: rendering.bodies.gzip.length, identity: rendering.bodies.identity.length },
  };
  await new PageFiles(folder).write('/en/page/', rendering);
  for (const encoding of ['br', 'gzip', 'identity'] as const) expect(await new PageFiles(folder).read(placed, encoding)).toEqual(rendering.bodies[encoding]);
  const [name = ''] = readdirSync(join(folder, 'en'));
  const file = join(folder, 'en', name);
  const whole = readFileSync(file);
  for (const at of [0, rendering.bodies.br.length + 2, whole.length - 100, whole.length - 1]) {
    const holed = Buffer.from(whole);
    holed.writeUInt8(holed.readUInt8(at) ^ 0xff, at);
    writeFileSync(file, holed);
    expect(await new PageFiles(folder).read(placed, 'br')).toBeUndefined();
  }
  writeFileSync(file, whole.subarray(0, -1));
  expect(await new PageFiles(folder).read(placed, 'br')).toBeUndefined();
});
