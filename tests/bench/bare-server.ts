import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';

// The framework belongs to the server, so it is taken from there.
const { default: fastify }: { default: () => FastifyInstance } = createRequire(resolve(import.meta.dirname, '../../api/package.json'))('fastify');

const [file = '', encoding = ''] = process.argv.slice(2);
const body = readFileSync(file);
const app = fastify();
app.get('/', (_, reply) => reply.header('content-encoding', encoding).type('text/html; charset=utf-8').send(body));
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
process.once('SIGTERM', () => void app.close());
