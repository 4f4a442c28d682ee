import { connect } from 'node:net';

/** An answer as it came over the wire; `status` is 0 where the connection was closed without one. */
export type RawAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** How long an answer may take, in milliseconds. */
const patience = 15_000;

/** Sends bytes as they are and gives what comes back until the other side closes; `isAll` says that no more will come. @throws Error when nothing comes in time */
export function sendRaw(port: number, bytes: Buffer, isAll = false): Promise<RawAnswer> {
  return new Promise((settle, refuse) => {
    const parts: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1' });
    socket.setTimeout(patience, () => {
      socket.destroy();
      refuse(new Error(`No answer came in ${patience} ms.`));
    });
    socket.on('connect', () => (isAll ? socket.end(bytes) : socket.write(bytes)));
    socket.on('data', (part) => parts.push(part));
    // A refusal may close the connection while bytes are still on their way; what came before counts.
    socket.on('error', () => undefined);
    socket.on('close', () => settle(parseAnswer(Buffer.concat(parts))));
  });
}

/** A request, closed after its answer. Text is written as Latin-1, so that any byte can be sent. */
export function writeRequest(method: string, target: string, headers: readonly (readonly [string, string])[], body = ''): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), 'connection: close'];
  const length = body === '' ? [] : [`content-length: ${Buffer.byteLength(body)}`];
  return Buffer.concat([Buffer.from(`${[...lines, ...length].join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]);
}

function parseAnswer(bytes: Buffer): RawAnswer {
  // An invitation to go on is no answer yet.
  if (bytes.toString('latin1', 0, 12) === 'HTTP/1.1 100') return parseAnswer(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4));
  const end = bytes.indexOf('\r\n\r\n');
  const [start = '', ...lines] = bytes.toString('latin1', 0, end === -1 ? bytes.length : end).split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  const body = end === -1 ? Buffer.alloc(0) : bytes.subarray(end + 4);
  const status = /^HTTP\/1\.1 (\d{3})/.exec(start)?.[1];
  return { status: Number(status ?? 0), headers, body: (headers['transfer-encoding'] === 'chunked' ? joinChunks(body) : body).toString('utf8') };
}

function joinChunks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (!(size > 0)) break;
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}
