import { hasGivenUp, type Alert, type AlertEvidence, type AlertSettings, type DueDelivery, type FiredList } from '@/lib/domain/alert';
import type { translatorOf } from '@/lib/i18n/translator';
import { signed } from '@/lib/series/signed';
import { dayIn, momentIn } from '@/lib/time/wording';
import type { Instant } from '@/lib/time/instant';
import { wordProblem } from './wordProblem';

/** The words that an alert is put into: those of the interface, or of `translatorOf`. */
export interface AlertWords {
  readonly locale: AlertSettings['locale'];
  /** IANA name: moments are told by the person's clock */
  readonly zone: string;
  readonly alerts: ReturnType<typeof translatorOf<'alerts'>>;
  readonly claimStatus: ReturnType<typeof translatorOf<'claimStatus'>>;
  readonly feedState: ReturnType<typeof translatorOf<'feedState'>>;
  readonly feedReason: ReturnType<typeof translatorOf<'feedReason'>>;
  readonly direction: ReturnType<typeof translatorOf<'direction'>>;
  readonly pace: ReturnType<typeof translatorOf<'pace'>>;
}

/** An alert in words, for whatever channel. All of it is plain text, other people's headlines included. */
export interface WordedAlert {
  readonly title: string;
  /** one line each */
  readonly facts: readonly string[];
  /** reports behind it, where they can be read */
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** where the desk shows it: `/stories/…` */
  readonly path: string;
}

export function wordAlert({ evidence, more }: Pick<Alert, 'evidence' | 'more'>, words: AlertWords): WordedAlert {
  const { alerts: t } = words;
  const worded = wordEvidence(evidence, words);
  return more > 0 ? { ...worded, facts: [...worded.facts, t('more', { count: more })] } : worded;
}

function wordEvidence(evidence: AlertEvidence, words: AlertWords): WordedAlert {
  const { alerts: t, claimStatus, feedState, feedReason, locale } = words;
  const moment = (at: Instant) => t('text.zoneNote', { moment: momentIn(at, words.zone, locale), zone: words.zone });
  switch (evidence.kind) {
    case 'news': {
      const { reports, story, lists } = evidence;
      const [first] = reports;
      const outlets = [...new Set(reports.map(({ outlet }) => outlet))].join(', ');
      return {
        title: first?.title ?? '',
        facts: [t('text.outlets', { outlets }), ...(story ? [storyLine(story, words)] : []), ...lists.map((list) => listLine(list, words))],
        links: linksOf(reports),
        path: story ? `/stories/${story.id}` : first ? `/updates/${first.itemId}` : '/alerts',
      };
    }
    case 'claim-turned':
      return {
        title: t('text.claim', { status: claimStatus(evidence.to), text: evidence.text[locale] }),
        facts: [t('text.claimFrom', { from: claimStatus(evidence.from) })],
        links: linksOf(evidence.reports),
        path: `/claims/${evidence.claimId}`,
      };
    case 'index-moved': {
      const points = Math.round(Math.abs(evidence.to - evidence.from));
      return {
        title: t(evidence.to > evidence.from ? 'text.indexUp' : 'text.indexDown', { points }),
        facts: [t('text.indexFrom', { from: signed(evidence.from), to: signed(evidence.to), day: dayIn(evidence.day, 'UTC', locale) })],
        links: [],
        path: '/',
      };
    }
    case 'feed-silent':
      return {
        title: t('text.feed', { state: feedState(evidence.state), name: evidence.name }),
        facts: [
          t('text.feedSince', { moment: moment(evidence.since), reason: feedReason(evidence.reason) }),
          ...(evidence.lastNewItemAt === null ? [] : [t('text.feedLast', { moment: moment(evidence.lastNewItemAt) })]),
        ],
        links: [],
        path: `/feeds/${evidence.feedId}`,
      };
    case 'mention':
      return { title: t('text.mention', { name: evidence.by }), facts: [t('text.mentionIn', { title: evidence.title }), evidence.text], links: [], path: evidence.path };
    case 'cap-reached':
      return { title: t('text.cap', { cap: evidence.cap }), facts: [t('text.capUntil', { moment: moment(evidence.until) })], links: [], path: '/alerts' };
    case 'channel-off':
      return {
        title: t('text.channelOff', { name: evidence.name }),
        facts: [hasGivenUp(evidence.channelKind, evidence.problem) ? t('text.channelGivenUp') : t('text.channelProblem', { problem: wordProblem(evidence.problem, feedReason) })],
        links: [],
        path: '/alerts/settings',
      };
  }
}

function storyLine({ independentPublishers, updates, direction, pace }: { independentPublishers: number; updates: number; direction: 'thaw' | 'freeze' | 'neutral'; pace: 'breaking' | 'growing' | 'steady' | 'fading' }, words: AlertWords): string {
  return words.alerts('text.story', { publishers: independentPublishers, updates, direction: words.direction(direction), pace: words.pace(pace) });
}

function listLine({ name, threshold, words: found }: FiredList, { alerts: t }: AlertWords): string {
  const when = typeof threshold === 'object' ? t('text.publishers', { count: threshold.publishers }) : t(`text.${threshold}`);
  return found.length === 0 ? t('text.list', { name, threshold: when }) : t('text.listWords', { name, threshold: when, words: found.join(', ') });
}

const linksOf = (reports: readonly { readonly outlet: string; readonly title: string; readonly link: string | null }[]) =>
  reports.flatMap(({ outlet, title, link }) => (link === null || !/^https?:/i.test(link) ? [] : [{ label: `${outlet}: ${title}`, url: link }]));

/** A delivery in words: one alert, a digest of several, or a trial. */
export interface WordedDelivery {
  readonly title: string;
  /** why it comes now; null: because it happened now */
  readonly reason: string | null;
  readonly alerts: readonly WordedAlert[];
  readonly path: string;
}

export function wordDelivery({ kind, held, alerts }: Pick<DueDelivery, 'kind' | 'held' | 'alerts'>, words: AlertWords): WordedDelivery {
  const { alerts: t } = words;
  const worded = alerts.map((alert) => wordAlert(alert, words));
  switch (kind) {
    case 'alert':
      return { title: worded[0]?.title ?? t('title'), reason: null, alerts: worded, path: worded[0]?.path ?? '/alerts' };
    case 'digest':
      return { title: t('text.digest', { count: worded.length }), reason: held === null ? null : t(`text.because.${held}`), alerts: worded, path: '/alerts' };
    case 'test':
      return { title: t('text.test'), reason: t('text.testText'), alerts: [], path: '/alerts/settings' };
  }
}
