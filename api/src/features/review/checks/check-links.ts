import type { ListingContent } from '#api/contract/listing-content.ts';
import type { Finding } from '#api/contract/review.ts';
import type { OutsideAnswer } from '#api/platform/outside/public-request.ts';
import { finding } from './finding.ts';

/** How many links of a submission are looked at, and how many at a time. */
const mostLinks = 60;
const atOnce = 4;

/** Asks for an address of the outside. */
export type AskOutside = (address: string) => Promise<OutsideAnswer>;

/** Statuses of servers that are there and let no program in. */
const closedDoors = new Set([401, 403, 405, 406, 429, 451, 999]);

/** Links that are dead, give no answer, lead to where nobody may look, or to another site. */
export async function checkLinks(content: ListingContent, ask: AskOutside): Promise<Finding[]> {
  const links = linksOf(content).slice(0, mostLinks);
  const addresses = [...new Set(links.map(({ address }) => address))];
  const answers = new Map<string, OutsideAnswer>();
  const queue = [...addresses];
  const work = async (): Promise<void> => {
    for (let address = queue.shift(); address !== undefined; address = queue.shift()) answers.set(address, await ask(address));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return links.flatMap(({ pointer, address }) => {
    const answer = answers.get(address);
    return answer === undefined ? [] : judge(pointer, address, answer);
  });
}

function judge(pointer: string, address: string, answer: OutsideAnswer): Finding[] {
  if (!answer.ok) {
    const { obstacle } = answer;
    if (obstacle === 'unknown-host') return [finding('link-dead', { pointer, address, obstacle })];
    return [finding(obstacle === 'inner-address' || obstacle === 'bad-address' ? 'link-refused' : 'link-without-answer', { pointer, address, obstacle })];
  }
  const { status } = answer;
  if (status === 404 || status === 410) return [finding('link-dead', { pointer, address, status })];
  if (status >= 500 || (status >= 400 && !closedDoors.has(status))) return [finding('link-without-answer', { pointer, address, status })];
  return siteOf(answer.address) === siteOf(address) ? [] : [finding('link-elsewhere', { pointer, address, to: answer.address.slice(0, 300) })];
}

/** The last two parts of a host, which tell most sites apart; a redirect within them is of no interest. */
function siteOf(address: string): string {
  return URL.parse(address)?.hostname.split('.').slice(-2).join('.') ?? '';
}

/** Every web address of a listing by its JSON pointer. */
export function linksOf(content: ListingContent): { readonly pointer: string; readonly address: string }[] {
  const found: { pointer: string; address: string }[] = [];
  const walk = (value: unknown, pointer: string): void => {
    if (typeof value === 'string') {
      if (/^https?:\/\//i.test(value)) found.push({ pointer, address: value });
    } else if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) walk(inner, `${pointer}/${name}`);
  };
  // What is written in texts is for people to follow.
  const { description: _, ...rest } = content;
  walk(rest, '');
  return found;
}
