import type { TypedFields } from './typed-keeper.ts';

/** What stands in a form, but for its files. */
export function fieldsOf(form: HTMLFormElement): TypedFields {
  return [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
}

/** Whether a form says the same already, spaces apart. */
export function saysSame(form: HTMLFormElement, fields: TypedFields): boolean {
  return plain(fieldsOf(form)) === plain(fields);
}

/** Puts what was typed back into a form; what it has no field for is sent along unseen. */
export function fillForm(form: HTMLFormElement, fields: TypedFields): void {
  const left = new Map<string, string[]>();
  for (const [name, value] of fields) left.set(name, [...(left.get(name) ?? []), value]);
  for (const control of form.elements) if (isControl(control) && control.name !== 'version') fill(control, left);
  for (const [name, values] of left) if (name !== 'version') for (const value of values) addUnseen(form, name, value);
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isControl(control: Element): control is Control {
  const isField = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement;
  return isField && control.type !== 'file' && control.name !== '';
}

function fill(control: Control, left: Map<string, string[]>): void {
  const values = left.get(control.name) ?? [];
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
    control.checked = values.includes(control.value);
    if (control.checked) left.set(control.name, values.toSpliced(values.indexOf(control.value), 1));
    return;
  }
  const [value = '', ...more] = values;
  left.set(control.name, more);
  control.value = value;
  // Whoever counts characters counts again.
  control.dispatchEvent(new Event('input'));
}

function addUnseen(form: HTMLFormElement, name: string, value: string): void {
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = name;
  field.value = value;
  form.append(field);
}

function plain(fields: TypedFields): string {
  const said = fields.flatMap(([name, value]) => (name === 'version' || value.trim() === '' ? [] : [`${name}=${value.replaceAll(/\s+/g, ' ').trim()}`]));
  return said.toSorted().join('\n');
}
