import { writeLater } from '../acknowledged/write-later.ts';

// A server that keeps the answer of a key outside of the transaction of what it created.
writeLater('idempotent_answers', 500);
