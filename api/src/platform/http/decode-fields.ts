import { completeAddress } from './complete-address.ts';

/** The fields of a form in the order in which they were sent. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** What fields say as one value, and which field stands at each of its JSON pointers. */
export type Decoded = { readonly value: unknown; readonly fieldAt: (path: readonly PropertyKey[]) => string | undefined };

type Branch = { readonly children: Map<string, Node> };
type Leaf = { readonly field: string; readonly value: unknown };
type Node = Branch | Leaf;

/** How deep a name may reach, and how many fields are read. */
const deepest = 6;
const most = 2000;

const isBranch = (node: Node): node is Branch => 'children' in node;

/**
 * Makes one value of the fields of a form. A name is a path: `name.en`, `areas.0.id`; numbers make lists, whose gaps are closed.
 * A name that ends in `[]` is a list; `:number` and `:boolean` give the type. What is empty is left out.
 */
export function decodeFields(fields: Fields): Decoded {
  const root: Branch = { children: new Map() };
  for (const [name, value] of fields.slice(0, most)) place(root, name, value);
  const fieldOf = new Map<string, string>();
  const value = build(root, '', fieldOf) ?? {};
  return { value, fieldAt: (path) => nearestField(path.map(String), fieldOf) };
}

function place(root: Branch, field: string, value: string): void {
  const [, path = '', isList, type] = /^([^:[\]]+)(\[\])?(?::(number|boolean))?$/.exec(field) ?? [];
  const parts = path.split('.');
  const text = completeAddress(parts.at(-1) ?? '', value.replaceAll('\r\n', '\n'));
  if (path === '' || parts.length > deepest || parts.some((part) => part === '') || text.trim() === '') return;
  const parent = parts.slice(0, -1).reduce<Branch | undefined>(descend, root);
  const last = parts.at(-1) ?? '';
  if (parent === undefined) return;
  if (isList === undefined) return void (isFree(parent, last) && parent.children.set(last, { field, value: typed(text, type) }));
  const list = descend(parent, last);
  list?.children.set(String(list.children.size), { field, value: typed(text, type) });
}

/** A name that is sent twice keeps its first value, as a browser's form never sends it twice. */
function isFree({ children }: Branch, name: string): boolean {
  return !children.has(name);
}

function descend(branch: Branch | undefined, part: string): Branch | undefined {
  const known = branch?.children.get(part);
  if (branch === undefined || (known !== undefined && !isBranch(known))) return undefined;
  const next = known ?? { children: new Map<string, Node>() };
  branch.children.set(part, next);
  return next;
}

/** What is no number stays a text, so that whoever checks it can say so. */
function typed(text: string, type: string | undefined): unknown {
  if (type === 'boolean') return ['on', 'true', '1', 'yes'].includes(text);
  if (type !== 'number') return text;
  const number = Number(text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  return Number.isFinite(number) ? number : text;
}

function build(node: Node, pointer: string, fieldOf: Map<string, string>): unknown {
  if (!isBranch(node)) {
    fieldOf.set(pointer, node.field);
    return node.value;
  }
  const names = [...node.children.keys()];
  const isList = names.length > 0 && names.every((name) => /^\d{1,4}$/.test(name));
  return isList ? buildList(node, pointer, fieldOf) : buildObject(node, pointer, fieldOf);
}

function buildList({ children }: Branch, pointer: string, fieldOf: Map<string, string>): unknown {
  const ordered = [...children.entries()].toSorted(([a], [b]) => Number(a) - Number(b));
  const values: unknown[] = [];
  for (const [, child] of ordered) {
    const value = build(child, `${pointer}/${values.length}`, fieldOf);
    if (value !== undefined) values.push(value);
  }
  return values.length === 0 ? undefined : values;
}

function buildObject({ children }: Branch, pointer: string, fieldOf: Map<string, string>): unknown {
  const entries = [...children.entries()].flatMap(([name, child]) => {
    const value = build(child, `${pointer}/${name}`, fieldOf);
    return value === undefined ? [] : [[name, value] satisfies [string, unknown]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The field at a path, or at what is nearest above or below it. */
function nearestField(path: readonly string[], fieldOf: ReadonlyMap<string, string>): string | undefined {
  const pointer = path.map((part) => `/${part}`).join('');
  const exact = fieldOf.get(pointer);
  if (exact !== undefined) return exact;
  const below = [...fieldOf.entries()].find(([known]) => known.startsWith(`${pointer}/`))?.[1];
  return below ?? (path.length === 0 ? undefined : path.join('.'));
}
