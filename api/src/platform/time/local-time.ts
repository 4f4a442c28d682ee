/** Where CATA's staff work: times that they type are those of its clocks. */
export const staffZone = 'America/Toronto';

/** The instant of a day and a time as staff type them (`2026-03-31T09:00` or with a space), or `undefined` where it is none. */
export function readLocalTime(given: string): Date | undefined {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(given.trim()) ?? [];
  const asUtc = day === undefined || time === undefined ? Number.NaN : Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 10) !== day) return undefined;
  // Once more, since the first guess may lie on the other side of a change of the clocks.
  const guess = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(guess));
}

/** An instant as staff read and type it. */
export function writeLocalTime(instant: Date): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime())).toISOString().slice(0, 16);
}

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: staffZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** How far the clocks of staff are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number): number {
  const part = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  const local = Date.parse(`${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}Z`);
  return local - Math.floor(instant / 1000) * 1000;
}
