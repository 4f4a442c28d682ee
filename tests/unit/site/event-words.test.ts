import { describe, expect, test } from 'vitest';
import { allEventKinds, eventFamilies, eventKinds } from '#api/contract/event-kinds.ts';
import { eventName, eventWords } from '../../../site/src/text/event.ts';

describe.each(['en', 'fr'] as const)('the audit log in %s', (language) => {
  test('calls every kind of event by words of its own', () => {
    const names = allEventKinds.map((kind) => eventName(kind, language));
    expect(names.filter((name, at) => name === '' || name === allEventKinds[at])).toEqual([]);
    expect(new Set(names).size).toBe(allEventKinds.length);
    expect(Object.keys(eventWords[language].kinds).toSorted()).toEqual([...allEventKinds].toSorted());
  });

  test('names what events are about', () => expect(Object.keys(eventWords[language].families)).toEqual([...eventFamilies]));
});

test('every kind stands with what it is about, once', () => {
  expect(eventFamilies.toSorted()).toEqual(Object.keys(eventKinds).toSorted());
  expect(new Set(allEventKinds).size).toBe(allEventKinds.length);
});
