import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { formAddress, pageAddress, pages, type PageName } from '#api/contract/addresses.ts';
import type { FormMistake, FormState } from '#api/contract/form-state.ts';
import { languages, type Language } from '#api/contract/text.ts';
import { anyone, type Caller, type Policy } from '../authority/policy.ts';
import { Failure, failureStatus, Refusal } from '../failure.ts';
import { decodeFields, type Decoded, type Fields } from './decode-fields.ts';
import { problemOf } from './describe-problem.ts';
import { describeFormIssue } from './form-texts.ts';
import { problemTexts } from './problem-texts.ts';
import { readForm, type SentFile } from './read-form.ts';

/** What a form is run with. */
export type Asked<Input> = {
  readonly input: Input;
  readonly files: readonly SentFile[];
  /** The fields as they were sent, in their order. */
  readonly fields: Fields;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

/** Where a form leads once it is done: a page of ours in the same language, or an address of ours; or its own page with all that was typed, where nothing was to be done yet. */
export type FormDone =
  | { readonly page: PageName; readonly slots?: Readonly<Record<string, string>>; readonly query?: Readonly<Record<string, string>>; readonly language?: Language }
  | { readonly address: string }
  | 'shown-again';

/** A form of a page. `receive` keeps its files before anything else is checked, and gives back fields that stand for them, so that no file is lost to a mistake elsewhere. */
export type Form<Schema extends z.ZodType> = {
  readonly page: PageName;
  /** Tells the forms of a page apart: a word of its address. */
  readonly form?: string;
  readonly policy: Policy;
  readonly input: Schema;
  readonly receive?: (asked: Omit<Asked<unknown>, 'input'>) => Promise<Fields>;
  readonly run: (asked: Asked<z.output<Schema>>) => FormDone | Promise<FormDone>;
};

/** Renders a page again with what was sent to one of its forms. */
export type RenderForm = (
  request: FastifyRequest,
  reply: FastifyReply,
  again: { readonly address: string; readonly status: number; readonly form: FormState },
) => Promise<FastifyReply>;

/** Keeps what was typed into a form of a page whose session has ended, and leads to the sign-in. */
export type KeepForm = (request: FastifyRequest, reply: FastifyReply, sent: { readonly address: string; readonly form: Pick<FormState, 'form' | 'values'> }) => FastifyReply;

/** Gives back what was kept of a form of a page, once. */
export type TakeKeptForm = (request: FastifyRequest, reply: FastifyReply, address: string) => Pick<FormState, 'form' | 'values'> | undefined;

/** Takes a form of a page, in both languages: on success it leads on, on a mistake the page is shown again with all that was typed. */
export function addForm<Schema extends z.ZodType>(app: FastifyInstance, form: Form<Schema>): void {
  for (const language of languages) {
    const url = formPattern(form.page, language, form.form);
    const config = { policy: form.policy, keepsForm: true, form: form.input };
    app.post<{ Params: Record<string, string> }>(url, { config, schema: { hide: true } }, (request, reply) => take(form, language, request, reply));
    if (form.form !== undefined) leadBack(app, form, language);
  }
}

/** Where a form is sent, its slots as parameters of a route. */
function formPattern(page: PageName, language: Language, form: string | undefined): string {
  const names = [...pages[page][language].matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
  return formAddress(page, language, { form, slots: Object.fromEntries(names.map((name) => [name, `:${name}`])) });
}

/** Whoever reloads the address of one of several forms is led back to its page. */
function leadBack(app: FastifyInstance, { page, form, policy }: Pick<Form<z.ZodType>, 'page' | 'form' | 'policy'>, language: Language): void {
  const url = formPattern(page, language, form);
  app.get<{ Params: Record<string, string> }>(url, { config: { policy }, schema: { hide: true } }, async (request, reply) =>
    reply.header('cache-control', 'no-store').redirect(pageAddress(page, language, encodeSlots(request.params)), 303),
  );
}

async function take<Schema extends z.ZodType>(
  form: Form<Schema>,
  language: Language,
  request: FastifyRequest<{ Params: Record<string, string> }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (await request.server.limitRate(request, reply)) return reply;
  const sent = await readForm(request, request.caller.kind === 'person' || form.policy === anyone);
  const kept = () =>
    request.server.keepForm(request, reply, { address: pageAddress(form.page, language, encodeSlots(request.params)), form: { form: form.form, values: valuesOf(sent.fields) } });
  // Files may have taken a while to come.
  if (!(await request.server.stillAllowed(request, reply, kept))) return reply;
  const basis = { files: sent.files, fields: sent.fields, caller: request.caller, params: request.params, language, request, reply };
  const fields = [...sent.fields];
  try {
    if (form.receive !== undefined) fields.push(...(await form.receive(basis)));
    const decoded = decodeFields(fields);
    const read = form.input.safeParse(decoded.value);
    if (!read.success) return await again({ form, basis, fields }, 422, issuesToMistakes(read.error.issues, decoded, language));
    const done = await form.run({ ...basis, input: read.data });
    return done === 'shown-again' ? await again({ form, basis, fields }, 200, []) : reply.redirect(addressOf(done, language), 303);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'broken') throw error;
    return again({ form, basis, fields }, failureStatus[error.kind], failureToMistakes(error, fields, language));
  }
}

function issuesToMistakes(issues: readonly z.core.$ZodIssue[], decoded: Decoded, language: Language): FormMistake[] {
  return issues.map((issue) => ({ field: decoded.fieldAt(issue.path), detail: describeFormIssue(issue, valueAt(decoded.value, issue.path), language) }));
}

function failureToMistakes(failure: Failure, fields: Fields, language: Language): FormMistake[] {
  if (!(failure instanceof Refusal))
    return [{ field: undefined, detail: problemOf(failure, language).detail ?? problemTexts[language][problemOf(failure, language).type ?? 'conflict'].detail }];
  const decoded = decodeFields(fields);
  const single = failure.objections.map(({ pointer, says }) => ({ field: decoded.fieldAt(pointer.split('/').slice(1)), detail: says[language] }));
  return single.length > 0 ? single : [{ field: undefined, detail: failure.says[language] }];
}

type Sent = { readonly form: Pick<Form<z.ZodType>, 'page' | 'form'>; readonly basis: Omit<Asked<unknown>, 'input'>; readonly fields: Fields };

function again({ form, basis, fields }: Sent, status: number, mistakes: readonly FormMistake[]): Promise<FastifyReply> {
  const { request, reply, params, language } = basis;
  const address = pageAddress(form.page, language, encodeSlots(params));
  return request.server.renderForm(request, reply, { address, status, form: { form: form.form, values: valuesOf(fields), mistakes } });
}

/** What was typed goes back as it came, but for passwords. */
function valuesOf(fields: Fields): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) if (!/password/i.test(name)) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(values);
}

function addressOf(done: Exclude<FormDone, string>, language: Language): string {
  if ('address' in done) return done.address;
  const query = new URLSearchParams(done.query ?? {}).toString();
  return `${pageAddress(done.page, done.language ?? language, encodeSlots(done.slots ?? {}))}${query === '' ? '' : `?${query}`}`;
}

/** Slots as an address holds them: they came decoded, and may hold what no header takes. */
function encodeSlots(slots: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, encodeURIComponent(value)]));
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === String(key))?.[1] : undefined), given);
}
