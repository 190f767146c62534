'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { askOnce } from '@/components/live/askOnce';
import { ALERT_CHANNELS_PATH, type ChannelDetail, type OwnChannel } from '@/lib/protocol/alerts';
import { momentIn } from '@/lib/time/wording';
import type { Instant } from '@/lib/time/instant';
import type { Setup } from './useSetup';

const LOOK_MS = 500;
const LOOKS = 40;

/** One channel: whether it works, what it last said, a trial of it, pause and deletion. */
export function ChannelRow({ channel, zone, change, reload }: { channel: OwnChannel; zone: string } & Pick<Setup, 'change' | 'reload'>) {
  const t = useTranslations('alerts.setup');
  const locale = useLocale();
  const [said, setSaid] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const { id, name, kind, state, failures, problem, nextTryAt, lastOkAt, url, style } = channel;
  const path = `${ALERT_CHANNELS_PATH}/${id}`;
  const moment = (at: Instant) => `${momentIn(at, zone, locale)} (${zone})`;

  async function test() {
    setSaid(t('testSent'));
    if ((await change('POST', `${path}/test`)) === null) return setSaid('');
    // The answer comes from the node that sends.
    for (let look = 0; look < LOOKS; look++) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      const { answer } = await askOnce<ChannelDetail>(path, new AbortController().signal).catch(() => ({ answer: null }));
      const trial = answer?.deliveries.find((delivery) => delivery.kind === 'test');
      if (!trial || (trial.state === 'due' && trial.problem === null)) continue;
      setSaid(trial.state === 'sent' ? t('testOk', { name }) : t('testFailed', { problem: trial.problem ?? '' }));
      break;
    }
    await reload();
  }

  return (
    <li className="border-b border-rule py-3">
      <p className="t-body flex flex-wrap items-baseline gap-x-3">
        <strong className="break-all">{name}</strong>
        <span className="text-ink-2">{t(`kind.${kind}`)}</span>
        {style && <span className="text-ink-2">{t(`styles.${style}`)}</span>}
        <span className={state === 'off' ? 'text-warn' : 'text-ink-2'}>{t(state === 'on' ? 'stateOn' : state === 'paused' ? 'statePaused' : 'stateOff')}</span>
      </p>
      {url && <p className="t-small break-all text-ink-2">{url}</p>}
      <p className="t-small text-ink-2">{lastOkAt === null ? t('neverOk') : t('lastOk', { moment: moment(lastOkAt) })}</p>
      {problem !== null && (
        <p className="t-small text-warn">
          {failures > 0 ? t('failing', { count: failures, problem }) : t('problemIs', { problem })}
          {state === 'on' && nextTryAt !== null && ` ${t('nextTry', { moment: moment(nextTryAt) })}`}
        </p>
      )}
      <p role="status" className={said ? 't-small' : 'unseen'}>
        {said}
      </p>
      {isAsking ? (
        <p className="t-small mt-1 flex flex-wrap gap-x-5">
          <span>{t('removeSure', { name })}</span>
          <button type="button" className="action" onClick={() => void change('DELETE', path)}>
            {t('removeYes')}
          </button>
          <button type="button" className="action" onClick={() => setIsAsking(false)}>
            {t('cancel')}
          </button>
        </p>
      ) : (
        <p className="t-small mt-1 flex flex-wrap gap-x-5">
          {state === 'on' && (
            <button type="button" className="action" onClick={() => void test()}>
              {t('test')}
            </button>
          )}
          <button type="button" className="action" onClick={() => void change('PATCH', path, { state: state === 'on' ? 'paused' : 'on' })}>
            {t(state === 'on' ? 'pause' : 'resume')}
          </button>
          <button type="button" className="action" onClick={() => setIsAsking(true)}>
            {t('remove')}
          </button>
        </p>
      )}
    </li>
  );
}
