export { openIdentity } from './find-caller.ts';
