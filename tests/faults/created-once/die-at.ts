import { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';

type Run = (...given: readonly unknown[]) => unknown;
type Statement = { run: Run };
type Write = (this: ServerResponse, ...given: never) => ServerResponse;

// A server that is killed at one request: inside of the transaction that creates, or after its commit and before the first byte of the answer.
const Database: { prototype: { prepare: (sql: string) => Statement } } = createRequire(resolve(import.meta.dirname, '../../../api/package.json'))('better-sqlite3');
const Response: { readonly prototype: { writeHead: Write } } = ServerResponse;
const { DIE_INSIDE: inside, DIE_BEFORE_ANSWER: beforeAnswer } = process.env;

const die = (): void => void process.kill(process.pid, 'SIGKILL');

if (isMainThread && inside !== undefined)
  Database.prototype.prepare = new Proxy(Database.prototype.prepare, {
    apply: (make, client, values) => {
      const statement: Statement = Reflect.apply(make, client, values);
      if (/^insert into "idempotent_answers"/i.test(String(values[0]))) statement.run = dyingAfter(statement, inside);
      return statement;
    },
  });

function dyingAfter(statement: Statement, key: string): Run {
  const run = statement.run.bind(statement);
  return (...given) => {
    const done = run(...given);
    if (given.includes(key)) die();
    return done;
  };
}

if (isMainThread && beforeAnswer !== undefined)
  Response.prototype.writeHead = new Proxy(Response.prototype.writeHead, {
    apply: (write, response: ServerResponse, values) => {
      if (response.req.headers['idempotency-key'] === beforeAnswer) die();
      return Reflect.apply(write, response, values);
    },
  });
