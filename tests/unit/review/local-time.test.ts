import { expect, test } from 'vitest';
import { readLocalTime } from '#api/platform/time/local-time.ts';

test.each([
  ['2027-01-15T09:00', '2027-01-15T14:00:00.000Z'],
  ['2027-07-15 09:00', '2027-07-15T13:00:00.000Z'],
  ['2027-03-14T01:59', '2027-03-14T06:59:00.000Z'],
  ['2027-03-14T03:00', '2027-03-14T07:00:00.000Z'],
  ['2027-11-07T03:00', '2027-11-07T08:00:00.000Z'],
  ['2027-12-31T23:59:30', '2028-01-01T04:59:00.000Z'],
])('what staff type as %s is the instant %s', (typed, instant) => {
  expect(readLocalTime(typed)?.toISOString()).toBe(instant);
});

test('what is no day and time is none', () => {
  for (const typed of ['', '2027-02-31T09:00', '2027-13-01T09:00', '2027-01-15', '2027-01-15T25:00', 'tomorrow', '15/01/2027 09:00'])
    expect(readLocalTime(typed), typed).toBeUndefined();
});
