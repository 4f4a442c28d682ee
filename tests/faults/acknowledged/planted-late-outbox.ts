import { writeLater } from './write-later.ts';

// A server that announces outside of the transaction of the change.
writeLater('outbox', 25);
