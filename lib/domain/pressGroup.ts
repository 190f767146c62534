/** Whose voice a feed is. The order is the one charts and lists use. */
export const PRESS_GROUPS = [
  'official-us',
  'official-ve',
  'international-organisation',
  'wire',
  'us-media',
  'venezuelan-independent',
  'venezuelan-state',
  'regional-media',
  'international-media',
  'think-tank',
  'energy-trade',
] as const;

export type PressGroup = (typeof PRESS_GROUPS)[number];

export const isPressGroup = (text: string): text is PressGroup => (PRESS_GROUPS as readonly string[]).includes(text);
