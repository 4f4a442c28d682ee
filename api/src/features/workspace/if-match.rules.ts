import { Failure } from '#api/platform/failure.ts';

/** The version that an If-Match header says is being changed. @throws Failure `version-needed` */
export function versionWanted(header: string | undefined): number {
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header?.trim() ?? '') ?? [];
  if (version === undefined) throw new Failure('version-needed', 'version-needed', 'The If-Match header must name the version that is changed.');
  return Number(version);
}
