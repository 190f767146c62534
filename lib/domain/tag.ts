/** What an update is about. The order is the one charts and lists use. */
export const TAGS = [
  'diplomacy',
  'embassies',
  'maduro-case',
  'power-shift',
  'sanctions',
  'oil-economy',
  'humanitarian',
  'migration',
  'security',
  'regional',
  'multilateral',
  'human-rights',
  'us-policy',
] as const;
export type Tag = (typeof TAGS)[number];

/** Which way an update moves the relationship of the two governments. */
export const DIRECTIONS = ['thaw', 'freeze', 'neutral'] as const;
export type Direction = (typeof DIRECTIONS)[number];
