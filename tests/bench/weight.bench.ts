import { weighPage } from '../support/page-weight.ts';
import { openTestCatalogue } from '../support/test-catalogue.ts';
import { awkwardListings } from '../site/page-examples.ts';
import type { Bench, BenchRow } from './bench.ts';

async function measure(report: (row: BenchRow) => void): Promise<void> {
  const catalogue = await openTestCatalogue();
  try {
    const [usual, longest] = awkwardListings(catalogue.runtime.db);
    const looks = [
      { name: 'home', address: '/en/' },
      { name: 'a usual listing', address: `/en/solutions/${usual?.slug ?? ''}/`, most: { all: 40, js: 5 } },
      { name: 'the longest listing', address: `/fr/solutions/${longest?.slug ?? ''}/`, most: { all: 40, js: 5 } },
      { name: 'search', address: '/fr/solutions/', most: { all: 60, js: 12 } },
    ];
    for (const { name, address, most } of looks) {
      const { html, css, js, fonts } = await weighPage(catalogue.app, address);
      const row = (part: string, bytes: number, atMost: number | undefined) =>
        report({ name: `${name}: ${part}`, unit: 'kB', ours: bytes / 1000, ...(atMost === undefined ? {} : { bar: { of: 'ours', atMost } }) });
      row('HTML, CSS and JavaScript', html + css + js, most?.all);
      row('JavaScript', js, most?.js);
      row('fonts', fonts, 70);
    }
  } finally {
    await catalogue.close();
  }
}

/** What pages weigh as they are sent, compressed. */
export const bench: Bench = { title: 'Page weight', measure };
