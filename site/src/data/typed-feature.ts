import type { FeatureContent } from '@catalog/api/contract/feature.ts';
import type { FormState } from '@catalog/api/contract/form-state.ts';
import { languages, type Text } from '@catalog/api/contract/text.ts';

/** What stands in the form of a feature that was sent to be looked at; none where it was not, or where something in it is to be mended. */
export function typedFeature(form: FormState | undefined): FeatureContent | undefined {
  if (form?.form !== 'save' || form.mistakes.length > 0) return undefined;
  const text = (name: string): Text => Object.fromEntries(languages.map((side) => [side, form.values[`${name}.${side}`]?.[0]?.trim() ?? '']));
  return { headline: text('headline'), story: text('story'), reason: text('reason') };
}
