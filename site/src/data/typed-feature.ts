import type { FeatureContent } from '@catalog/api/contract/feature.ts';
import type { FormState } from '@catalog/api/contract/form-state.ts';

/** What stands in the form of a feature that was sent to be looked at; none where it was not, or where something in it is to be mended. */
export function typedFeature(form: FormState | undefined): FeatureContent | undefined {
  if (form?.form !== 'save' || form.mistakes.length > 0) return undefined;
  const side = (name: string): string => form.values[name]?.[0]?.trim() ?? '';
  const text = (name: string) => ({ en: side(`${name}.en`), fr: side(`${name}.fr`) });
  return { headline: text('headline'), story: text('story'), reason: text('reason') };
}
