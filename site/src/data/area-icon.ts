import type { IconName } from '../components/icon/icons.ts';

/** The icon of an area of the plan. */
export function areaIcon(area: string): IconName {
  return area === 'service-it' || area === 'secure-it' || area === 'manage-it' || area === 'work-it' ? area : 'category';
}
