import type { DueDelivery } from '@/lib/domain/alert';
import type { WordedDelivery } from './wordAlert';

/** What `public/sw.js` is sent. */
export interface PushMessage {
  /** the delivery: one that comes twice takes the place of the first */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** on this desk */
  readonly path: string;
  readonly lang: string;
}

/** Far below the 4 KB that push services take, in any script. */
const LONGEST_TITLE = 200;
const LONGEST_BODY = 600;

export function pushMessage({ id, settings }: Pick<DueDelivery, 'id' | 'settings'>, { title, reason, alerts, path }: WordedDelivery): PushMessage {
  const lines = alerts.length === 1 && reason === null ? (alerts[0]?.facts ?? []) : [...(reason === null ? [] : [reason]), ...alerts.map(({ title: own }) => own)];
  return { id, title: cut(title, LONGEST_TITLE), body: cut(lines.join('\n'), LONGEST_BODY), path, lang: settings.locale };
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${Array.from(text).slice(0, most - 1).join('')}…`);
