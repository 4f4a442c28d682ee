const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Toronto',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant by the clocks of CATA’s staff, as a field of a form takes it: `2027-01-15T09:00`. */
export function localTime(instant: string): string {
  const part = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${part.get('year')}-${part.get('month')}-${part.get('day')}T${part.get('hour')}:${part.get('minute')}`;
}
