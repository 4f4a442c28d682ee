/** Says that a job cannot be done, however often it is tried; `keep` is what stays of it for whoever looks after failures. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
  readonly keep: unknown;

  constructor(reason: string, keep: unknown) {
    super(reason);
    this.keep = keep;
  }
}
