/** The version that an If-Match header names, or `undefined` where it names none. */
export function versionOf(header: string | undefined): number | undefined {
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header?.trim() ?? '') ?? [];
  return version === undefined ? undefined : Number(version);
}

/** The ETag of a version. */
export function tagOf(version: number): string {
  return `"${version}"`;
}
