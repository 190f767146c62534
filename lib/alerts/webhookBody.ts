import type { DueDelivery, WebhookStyle } from '@/lib/domain/alert';
import type { AlertWords, WordedAlert, WordedDelivery } from './wordAlert';

/** What a webhook is sent, as JSON. @param origin  of the desk, where links lead; null: it is not known, so there are none */
export function webhookBody(style: WebhookStyle, delivery: DueDelivery, worded: WordedDelivery, words: AlertWords, origin: string | null): object {
  switch (style) {
    case 'json':
      return {
        id: delivery.id,
        kind: delivery.kind,
        title: worded.title,
        reason: worded.reason,
        url: origin && origin + worded.path,
        alerts: delivery.alerts.map(({ n, at, evidence }, i) => {
          const { title, facts, links, path } = worded.alerts[i]!;
          return { n, at: new Date(at).toISOString(), kind: evidence.kind, title, facts, links, url: origin && origin + path, evidence };
        }),
      };
    case 'slack':
      return { text: slackText(worded, words, origin), unfurl_links: false };
    case 'teams':
      return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: teamsCard(worded, words, origin) }] };
  }
}

/** Nothing in it may call everybody to the channel or become a link of its own. Source: Slack, "Formatting text for app surfaces". */
const forSlack = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const slackLink = (url: string, label: string): string => `<${encodeURI(decodeURISafely(url)).replaceAll('|', '%7C')}|${forSlack(label).replaceAll('|', '¦')}>`;

function slackText({ title, reason, alerts, path }: WordedDelivery, { alerts: t }: AlertWords, origin: string | null): string {
  const parts = alerts.map(({ title: own, facts, links }) => [`*${forSlack(own)}*`, ...facts.map(forSlack), ...links.map(({ label, url }) => slackLink(url, label))].join('\n'));
  const head = alerts.length === 1 && reason === null ? [] : [[forSlack(title), reason === null ? '' : forSlack(reason)].filter(Boolean).join(' ')];
  return [...head, ...parts, ...(origin ? [slackLink(origin + path, t('text.openDesk'))] : [])].join('\n\n');
}

/** An address as it was written may be escaped already, or not. */
function decodeURISafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Runs of text, which Teams shows as they are; its text blocks would read Markdown in a headline. Source: Adaptive Cards 1.4, RichTextBlock. */
function teamsCard({ title, reason, alerts, path }: WordedDelivery, { alerts: t }: AlertWords, origin: string | null): object {
  const line = (text: string, more: object = {}) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...more }] });
  const link = ({ label, url }: WordedAlert['links'][number]) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: label, selectAction: { type: 'Action.OpenUrl', url } }] });
  const head = alerts.length === 1 && reason === null ? [] : [line(title, { weight: 'Bolder' }), ...(reason === null ? [] : [line(reason)])];
  const parts = alerts.flatMap(({ title: own, facts, links }) => [line(own, { weight: 'Bolder', size: 'Medium' }), ...facts.map((fact) => line(fact)), ...links.map(link)]);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    body: [...head, ...parts],
    actions: origin ? [{ type: 'Action.OpenUrl', title: t('text.openDesk'), url: origin + path }] : [],
  };
}
