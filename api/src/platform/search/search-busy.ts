import { Failure } from '#api/platform/failure.ts';

/** Too many searches wait already: refused at once rather than late. */
export class SearchBusy extends Failure {
  constructor() {
    super('busy', 'search-busy', 'Too many searches are waiting; try again in a moment.');
    this.name = 'SearchBusy';
  }
}
