const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { resolve } = require('node:path');

// The framework belongs to the server, so it is taken from there.
const fastify = createRequire(resolve(__dirname, '../../api/package.json'))('fastify');

const [file, encoding] = process.argv.slice(2);
const body = readFileSync(file);
const app = fastify();
app.get('/', (_, reply) => reply.header('content-encoding', encoding).type('text/html; charset=utf-8').send(body));
app.listen({ port: 0, host: '127.0.0.1' }).then((address) => process.stdout.write(`${address}\n`));
process.once('SIGTERM', () => void app.close());
