import type { Person } from '#api/platform/authority/policy.ts';

const hour = 3_600_000;

/** How long a session lasts at most, in seconds, however often it is used. */
export const sessionSeconds = 30 * 24 * 3600;

/** How long a session may go unused, by what the person may do. */
const idleHours = { person: 7 * 24, moderator: 12, administrator: 12 } as const satisfies Record<Person['role'], number>;

/** A session that nobody used for so long counts for nobody, in milliseconds. */
export const longestIdleMs = Math.max(...Object.values(idleHours)) * hour;

/** How old the note of the last use may be, so that not every request writes one. */
const noteEvery = 10 * 60_000;

type SessionTimes = { readonly updatedAt: number; readonly expiresAt: number };

/** Whether a session still counts. */
export function isLive({ updatedAt, expiresAt }: SessionTimes, role: Person['role'], now: number): boolean {
  return now < expiresAt && now - updatedAt < idleHours[role] * hour;
}

/** Whether the last use of a session is to be noted. */
export function isNoteDue({ updatedAt }: SessionTimes, now: number): boolean {
  return now - updatedAt > noteEvery;
}
