/** The parts of a query that a list knows and that say something, so that a wrong address shows the list rather than an error. */
export function knownParts(given: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams(names.flatMap((name) => ((given.get(name)?.trim() ?? '') === '' ? [] : [[name, given.get(name) ?? '']])));
}
