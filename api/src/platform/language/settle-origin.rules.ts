type Group = { readonly [name: string]: unknown };

/**
 * Takes away what people say of who wrote a text: that a machine did, or that somebody reviewed it. Whatever is typed was written by
 * whoever types it, unless it is still what is `live`, and that says that another wrote it.
 */
export function settleOrigin(value: unknown, live: unknown): unknown {
  if (Array.isArray(value)) return value.map((one, place) => settleOrigin(one, Array.isArray(live) ? live[place] : undefined));
  if (!isGroup(value)) return value;
  const settled = Object.fromEntries(Object.entries(value).flatMap(([name, inside]) => (name === 'origin' ? [] : [[name, settleOrigin(inside, at(live, name))] as const])));
  const known = at(live, 'origin');
  const origin = Object.fromEntries(
    (['en', 'fr'] as const).flatMap((side) => (at(known, side) !== undefined && at(live, side) === value[side] ? [[side, at(known, side)] as const] : [])),
  );
  return Object.keys(origin).length === 0 ? settled : { ...settled, origin };
}

function at(value: unknown, name: string): unknown {
  return isGroup(value) ? value[name] : undefined;
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
