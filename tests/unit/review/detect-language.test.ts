import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { languages } from '#api/contract/text.ts';
import { readSamples } from '#api/features/samples/read-samples.ts';
import { detectLanguage } from '#api/platform/language/detect-language.ts';

const samples = readSamples(resolve(import.meta.dirname, '../../../data/samples/vendors'), new Date('2026-11-25')).flatMap(({ listings }) =>
  listings.map(({ content }) => content),
);

function tally(pick: (content: (typeof samples)[number]) => readonly ({ readonly en?: string | undefined; readonly fr?: string | undefined } | undefined)[]) {
  const found = { right: 0, wrong: [] as string[], unsure: 0 };
  for (const content of samples)
    for (const text of pick(content))
      for (const language of languages) {
        const given = text?.[language];
        if (given === undefined) continue;
        const detected = detectLanguage(given);
        if (detected === language) found.right += 1;
        else if (detected === undefined) found.unsure += 1;
        else found.wrong.push(given);
      }
  return found;
}

test('descriptions and summaries are taken for the language that they are in', () => {
  const long = tally(({ description, summary }) => [description, summary]);
  console.log(`descriptions and summaries: ${long.right} right, ${long.unsure} unsure, ${long.wrong.length} wrong`);
  expect(long.wrong).toEqual([]);
  expect(long.unsure / long.right).toBeLessThan(0.02);
});

test('short lines are rarely unsure and hardly ever wrong', () => {
  const short = tally(({ features, benefits, areas, useCases }) => [...(features ?? []), ...(benefits ?? []), ...(useCases ?? []), ...areas.map(({ reason }) => reason)]);
  console.log(`short lines: ${short.right} right, ${short.unsure} unsure, ${short.wrong.length} wrong`, short.wrong.slice(0, 10));
  expect(short.wrong.length / short.right).toBeLessThan(0.01);
  expect(short.unsure / short.right).toBeLessThan(0.3);
});

test('a name, a few words or a line of numbers is no language', () => {
  for (const text of ['', 'CATAlog', 'SOC 2 Type II', 'SAML OIDC SCIM', '12 345 $ 2026-11-25', 'https://vendor.ca/the/and/of/to'])
    expect(detectLanguage(text), text).toBeUndefined();
});
