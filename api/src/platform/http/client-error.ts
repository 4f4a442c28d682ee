import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ProblemType } from '#api/contract/problem.ts';
import { callerLanguage } from './caller-language.ts';
import { describeProblem } from './describe-problem.ts';
import { errorPage } from './error-page.ts';
import { isForPrograms } from './problem-details.ts';
import { withoutHost } from './split-url.ts';

const typeOfCode: Readonly<Record<string, ProblemType>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/** An error of the HTTP parser: no request was understood. */
export type ParserError = Error & { readonly code?: string; readonly rawPacket?: unknown };

/** Answers bytes that are no request, as far as their address and language can be told, and closes the connection. */
export function answerParserError(error: ParserError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { url, language } = glean(error.rawPacket);
  const problem = describeProblem({ type: typeOfCode[error.code ?? ''] ?? 'bad-request' }, language, randomUUID());
  const [type, body] = isForPrograms(url) ? ['application/problem+json', JSON.stringify(problem)] : ['text/html', errorPage(problem, language, undefined)];
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? 'Bad Request'}`,
    `content-type: ${type}; charset=utf-8`,
    `content-length: ${Buffer.byteLength(body)}`,
    "content-security-policy: default-src 'none'",
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function glean(packet: unknown) {
  const text = Buffer.isBuffer(packet) ? packet.toString('latin1', 0, 65_536) : '';
  const url = withoutHost(/^\S* +(\S*)/.exec(text)?.[1] ?? '/');
  return { url, language: callerLanguage({ url, headers: { 'accept-language': /^accept-language: *(.*)$/im.exec(text)?.[1] } }) };
}
