import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Step } from './steps.ts';

type Call = { readonly name: string; readonly words: string; readonly began: number };

const whole = /^(\d+) +(\w+)\((.*)\) += (-?\d+)(.*)$/;
const unfinished = /^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$/;
const resumed = /^(\d+) +<\.\.\. (\w+) resumed>(.*)\) += (-?\d+)(.*)$/;
const handle = /^(\d+)<([^>]*)>/;

/** Reads what strace wrote of a process as the steps it took on the files of a folder, in their order. */
export async function readTrace(file: string, folder: string): Promise<Step[]> {
  const reader = new TraceReader(folder);
  for await (const line of createInterface({ input: createReadStream(file, 'latin1'), crlfDelay: Infinity })) reader.read(line);
  return reader.steps;
}

/** Makes steps of lines: writes count from where they begin, syncs from where they end. */
export class TraceReader {
  readonly steps: Step[] = [];
  readonly #folder: string;
  readonly #waiting = new Map<string, Call>();
  /** Where the next write through a handle goes that names no place. */
  readonly #offsets = new Map<string, number>();

  constructor(folder: string) {
    this.#folder = `${folder}/`;
  }

  read(line: string): void {
    const [, pid = '', name = '', words = '', result = '', rest = ''] = whole.exec(line) ?? [];
    if (pid !== '') {
      const call = { name, words, began: this.steps.length };
      if (Number(result) >= 0) this.#begin(call);
      return this.#end(call, Number(result), rest);
    }
    const [, caller = '', begun = '', given = ''] = unfinished.exec(line) ?? [];
    if (caller !== '') {
      const call = { name: begun, words: given, began: this.steps.length };
      this.#waiting.set(`${caller} ${begun}`, call);
      return this.#begin(call);
    }
    const [, again = '', ended = '', , value = '', more = ''] = resumed.exec(line) ?? [];
    const call = this.#waiting.get(`${again} ${ended}`);
    if (call !== undefined) this.#end(call, Number(value), more);
  }

  /** What may be on disk as soon as it was asked for. */
  #begin({ name, words }: Call): void {
    const [whole = '', number = '', shown = ''] = handle.exec(words) ?? [];
    const rest = words.slice(whole.length);
    if (name === 'write' || name === 'pwrite64' || name === 'writev') this.#write({ name, number, shown, rest });
    else if (name === 'ftruncate') this.#inside(decode(shown), (path) => this.steps.push({ kind: 'truncate', path, size: Number(rest.slice(1)) }));
    else if (name.startsWith('rename')) this.#rename(words);
    else if (name.startsWith('unlink')) this.#inside(textsIn(words)[0]?.toString() ?? '', (path) => this.steps.push({ kind: 'unlink', path }));
  }

  #write({ name, number, shown, rest }: { name: string; number: string; shown: string; rest: string }): void {
    const bytes = Buffer.concat(textsIn(rest));
    // Sockets show no path; an answer begins with its status.
    const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(bytes.subarray(0, 12).toString('latin1')) ?? [];
    if (!decode(shown).startsWith('/') && status !== undefined) this.steps.push({ kind: 'answer', status: Number(status) });
    this.#inside(decode(shown), (path) => {
      const at = name === 'pwrite64' ? Number(/, (\d+)$/.exec(rest)?.[1]) : (this.#offsets.get(number) ?? 0);
      if (name !== 'pwrite64') this.#offsets.set(number, at + bytes.length);
      this.steps.push({ kind: 'write', path, at, bytes });
    });
  }

  #rename(words: string): void {
    const [from, to] = textsIn(words).map(String);
    this.#inside(from ?? '', (path) => this.steps.push({ kind: 'rename', path, to: (to ?? '').slice(this.#folder.length) }));
  }

  /** What is certain only once it was answered. */
  #end({ name, words, began }: Call, result: number, rest: string): void {
    if (result < 0) return;
    const [, number = '', shown = ''] = handle.exec(words) ?? [];
    if (name === 'fsync' || name === 'fdatasync') this.#within(decode(shown), (path) => this.steps.push({ kind: 'sync', path, began }));
    if (name === 'openat') this.#opened(words, String(result), rest);
    if (name === 'close') this.#offsets.delete(number);
  }

  #opened(words: string, number: string, rest: string): void {
    this.#offsets.set(number, 0);
    this.#inside(decode(/<([^>]*)>/.exec(rest)?.[1] ?? ''), (path) => {
      if (words.includes('O_CREAT')) this.steps.push({ kind: 'create', path });
      if (words.includes('O_TRUNC')) this.steps.push({ kind: 'truncate', path, size: 0 });
    });
  }

  #inside(path: string, take: (path: string) => unknown): void {
    if (path.startsWith(this.#folder)) take(path.slice(this.#folder.length));
  }

  /** The folder itself, too. */
  #within(path: string, take: (path: string) => unknown): void {
    if (`${path}/`.startsWith(this.#folder)) take(path.slice(this.#folder.length));
  }
}

/** The texts of a call, as bytes. */
function textsIn(words: string): Buffer[] {
  return [...words.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, text = '']) => Buffer.from(text.replaceAll('\\x', ''), 'hex'));
}

function decode(shown: string): string {
  return shown.startsWith('\\x') ? Buffer.from(shown.replaceAll('\\x', ''), 'hex').toString() : shown;
}
