import type { AlertWords, WordedDelivery } from './wordAlert';

/** @param origin  of the desk; null: not known, so the mail has no links to it */
export function mailText({ title, reason, alerts, path }: WordedDelivery, { alerts: t }: AlertWords, origin: string | null): { subject: string; text: string } {
  const parts = alerts.map(({ title: own, facts, links, path: to }) =>
    [own, ...facts, ...links.map(({ label, url }) => `${label}\n  ${url}`), ...(origin ? [`${t('text.openDesk')}: ${origin}${to}`] : [])].join('\n'),
  );
  const foot = origin ? [`-- \n${t('text.unsubscribe', { url: `${origin}/alerts/settings` })}`] : [];
  const head = alerts.length === 1 && reason === null ? [] : [[title, ...(reason === null ? [] : [reason]), ...(alerts.length === 0 && origin ? [`${origin}${path}`] : [])].join('\n')];
  // A line break in a headline would begin another header.
  return { subject: title.replace(/\s+/g, ' ').trim().slice(0, LONGEST_SUBJECT), text: `${[...head, ...parts, ...foot].join('\n\n')}\n` };
}

const LONGEST_SUBJECT = 180;
