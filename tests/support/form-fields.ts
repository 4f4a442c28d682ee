const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"', '#38': '&' };

/** The fields that a browser would send of a form of a page, but for its buttons and files. */
export function formFields(html: string, id: string): [string, string][] {
  const form = new RegExp(`<form[^>]*\\bid="${id}"[^>]*>([\\s\\S]*?)</form>`).exec(html)?.[1];
  if (form === undefined) throw new Error(`The page has no form ${id}.`);
  const controls = form.matchAll(/<input\b([^>]*)>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g);
  return [...controls].flatMap(([, input, area, text, select, options]) => {
    if (input !== undefined) return inputField(input);
    if (area !== undefined) return named(area, unescape(text ?? '').replace(/^\n/, ''));
    return named(select ?? '', chosenOption(options ?? ''));
  });
}

function inputField(attributes: string): [string, string][] {
  const type = attribute(attributes, 'type') ?? 'text';
  if (type === 'file' || type === 'submit') return [];
  if ((type === 'checkbox' || type === 'radio') && !/\schecked(?=[\s=/]|$)/.test(attributes)) return [];
  return named(attributes, attribute(attributes, 'value') ?? (type === 'checkbox' ? 'on' : ''));
}

function chosenOption(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, attributes = '']) => attributes);
  return attribute(all.find((attributes) => /\sselected(?=[\s=]|$)/.test(attributes)) ?? all[0] ?? '', 'value') ?? '';
}

function named(attributes: string, value: string): [string, string][] {
  const name = attribute(attributes, 'name');
  return name === undefined ? [] : [[name, value]];
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")?(?=[\\s/]|$)`).exec(attributes);
  return found === null ? undefined : unescape(found[1] ?? '');
}

function unescape(text: string): string {
  return text.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
