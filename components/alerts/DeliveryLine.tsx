import { useLocale, useTranslations } from 'next-intl';
import { wordProblem } from '@/lib/alerts/wordProblem';
import type { Delivery } from '@/lib/domain/alert';
import { shortMomentIn } from '@/lib/time/wording';
import type { Instant } from '@/lib/time/instant';

/** Where an alert went, and how that ended: nothing is dropped without a word. */
export function DeliveryLine({ delivery, now, zone }: { delivery: Delivery; now: Instant; zone: string }) {
  const t = useTranslations('alerts');
  const feedReason = useTranslations('feedReason');
  const locale = useLocale();
  const { channel, state, attempts, dueAt, held, problem, sentAt } = delivery;
  const moment = (at: Instant) => shortMomentIn(at, now, zone, locale);
  const words = () => {
    if (state === 'sent' && sentAt !== null) return t('sentAt', { moment: moment(sentAt) });
    if (state !== 'due') return t(`state.${state}`);
    if (attempts > 0 && problem !== null) return t('retrying', { count: attempts });
    return held !== null && dueAt > now ? t('dueAt', { moment: moment(dueAt), reason: t(`held.${held}`) }) : t('onItsWay');
  };
  return (
    <>
      <span className="font-medium">{channel ? channel.name || t(`setup.kind.${channel.kind}`) : t('inPage')}</span>{' '}
      <span className={state === 'failed' || state === 'dropped' || problem !== null ? 'text-warn' : 'text-ink-2'}>
        {words()}
        {problem !== null && `: ${wordProblem(problem, feedReason)}`}
      </span>
    </>
  );
}
