import type { Finding } from '#api/contract/review.ts';
import type { Database, Transaction } from '#api/db/open-database.ts';
import { countPublic, getRevision } from '#api/features/listings/index.ts';
import { askInTurn } from './checks/ask-in-turn.ts';
import { checkLinks, type AskOutside } from './checks/check-links.ts';
import { listDueLinkChecks, putLinkCheck, type DueLinkCheck } from './link-check.store.ts';

/** Minutes between two rounds. */
export const linkRoundMinutes = 15;

const dayMs = 86_400_000;
const monthDays = 30;
const roundsAMonth = (monthDays * 24 * 60) / linkRoundMinutes;

/** What is broken is looked at again the next day, then each week until it is mended. */
const againDays = { first: 1, later: 7 };

/** What looking at the links of live listings needs; `pauseMs` lies between two requests to one host. */
export type LiveLinkDeps = { readonly db: Database; readonly now: () => Date; readonly ask: AskOutside; readonly pauseMs?: number };

/** What our own line being down looks like. */
const silence = new Set<string>(['unknown-host', 'no-answer', 'too-slow']);

const brokenRules = new Set<Finding['rule']>(['link-dead', 'link-refused', 'link-without-answer']);

/**
 * Looks at the links of as many live listings as brings each to its turn once a month, and notes what is broken: it changes nothing that is public.
 * A round in which nothing at all answered says more of our own line than of the links; it is repeated the next day.
 */
export async function checkLiveLinks({ db, now, ask, pauseMs = 1000 }: LiveLinkDeps): Promise<{ looked: number; broken: number }> {
  const line = { asked: 0, answered: 0 };
  const politely = askInTurn(async (address) => {
    const answer = await ask(address);
    line.asked += 1;
    if (answer.ok || !silence.has(answer.obstacle)) line.answered += 1;
    return answer;
  }, pauseMs);
  const looks: Look[] = [];
  for (const due of listDueLinkChecks(db, now(), roundSize(db))) {
    const findings = await checkLinks(getRevision(db, due.revisionId).content, politely);
    looks.push({ ...due, findings: findings.filter(({ rule }) => brokenRules.has(rule)) });
  }
  const isLineDown = line.asked > 0 && line.answered === 0;
  db.transaction((tx) => looks.forEach((look) => note(tx, look, { isLineDown, at: now() })), { behavior: 'immediate' });
  return { looked: looks.length, broken: looks.filter(({ findings }) => findings.length > 0).length };
}

type Look = DueLinkCheck & { readonly findings: readonly Finding[] };

/** A fifth more than brings each to its turn in a month, for those that are looked at again sooner. */
function roundSize(db: Database): number {
  return Math.max(2, Math.ceil((countPublic(db) * 1.2) / roundsAMonth));
}

function note(tx: Transaction, { failed, findings, ...of }: Look, { isLineDown, at }: { isLineDown: boolean; at: Date }): void {
  const times = findings.length === 0 ? 0 : failed + (isLineDown ? 0 : 1);
  const days = findings.length === 0 ? monthDays : times > 1 ? againDays.later : againDays.first;
  putLinkCheck(tx, { ...of, findings, failed: times, at, dueAt: new Date(at.getTime() + days * dayMs) });
}
