'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { askOnce } from '@/components/live/askOnce';
import { wordProblem } from '@/lib/alerts/wordProblem';
import { hasGivenUp } from '@/lib/domain/alert';
import { ALERT_CHANNELS_PATH, type ChannelDetail, type OwnChannel } from '@/lib/protocol/alerts';
import { momentIn } from '@/lib/time/wording';
import type { Instant } from '@/lib/time/instant';
import { Refused } from './Refused';
import { Removal } from './Removal';
import { browserName, usePushState, useSubscribing } from './usePush';
import { useChange, type Setup } from './useSetup';

const LOOK_MS = 500;
const LOOKS = 40;

interface ChannelRowProps extends Pick<Setup, 'reload'> {
  readonly channel: OwnChannel;
  readonly zone: string;
  /** what a browser subscribes with; null: this desk sends no browser notifications */
  readonly pushKey: string | null;
  /** it is the browser that shows this page */
  readonly isHere: boolean;
}

/** One channel: whether it works, what it last said, a trial of it, pause and deletion. */
export function ChannelRow({ channel, zone, pushKey, isHere, reload }: ChannelRowProps) {
  const t = useTranslations('alerts.setup');
  const feedReason = useTranslations('feedReason');
  const locale = useLocale();
  const [said, setSaid] = useState('');
  const isTrying = useRef(false);
  const { change, problem: refusal } = useChange(reload);
  const push = usePushState();
  const { subscribe, said: notSubscribed } = useSubscribing();
  const { id, name, kind, state, failures, problem, nextTryAt, lastOkAt, url, style } = channel;
  const isGivenUp = state === 'off' && hasGivenUp(kind, problem);
  const path = `${ALERT_CHANNELS_PATH}/${id}`;
  const moment = (at: Instant) => `${momentIn(at, zone, locale)} (${zone})`;

  async function test() {
    if (isTrying.current) return;
    isTrying.current = true;
    setSaid(t('testSent'));
    setSaid((await change('POST', `${path}/test`)) ? await outcome() : '');
    isTrying.current = false;
    await reload();
  }

  /** How the trial went: the answer comes from the node that sends. */
  async function outcome(): Promise<string> {
    for (let look = 0; look < LOOKS; look++) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      const { answer } = await askOnce<ChannelDetail>(path, new AbortController().signal).catch(() => ({ answer: null }));
      const trial = answer?.deliveries.find((delivery) => delivery.kind === 'test');
      if (!trial || (trial.state === 'due' && trial.problem === null)) continue;
      return trial.state === 'sent' ? t('testOk', { name }) : t('testFailed', { problem: wordProblem(trial.problem ?? '', feedReason) });
    }
    return t('testWaits');
  }

  /** Only a browser can say where it is written to: the channel becomes this one, with all that goes to it. */
  const renew = () => subscribe(pushKey!, (subscription) => change('PATCH', path, { name: browserName(navigator.userAgent), subscription }));

  async function remove() {
    // The focus stood in what is gone now.
    if (await change('DELETE', path)) document.getElementById('channels')?.focus();
  }

  return (
    <li className="border-b border-rule py-3">
      <p className="t-body flex flex-wrap items-baseline gap-x-3">
        <strong id={`channel-${id}`} className="min-w-0 wrap-anywhere">
          {name}
        </strong>
        <span className="text-ink-2">{t(`kind.${kind}`)}</span>
        {isHere && <span className="text-ink-2">{t('pushHere')}</span>}
        {style && <span className="text-ink-2">{t(`styles.${style}`)}</span>}
        <span className={state === 'off' ? 'text-warn' : 'text-ink-2'}>{t(state === 'on' ? 'stateOn' : state === 'paused' ? 'statePaused' : 'stateOff')}</span>
      </p>
      {url && <p className="t-small break-all text-ink-2">{url}</p>}
      <p className="t-small text-ink-2">{lastOkAt === null ? t('neverOk') : t('lastOk', { moment: moment(lastOkAt) })}</p>
      {isGivenUp && <p className="t-small text-warn">{t('pushGivenUp')}</p>}
      {problem !== null && !isGivenUp && (
        <p className="t-small text-warn">
          {failures > 0 ? t('failing', { count: failures, problem: wordProblem(problem, feedReason) }) : t('problemIs', { problem: wordProblem(problem, feedReason) })}
          {state === 'on' && nextTryAt !== null && ` ${t('nextTry', { moment: moment(nextTryAt) })}`}
        </p>
      )}
      <p role="status" className={said ? 't-small' : 'unseen'}>
        {said}
      </p>
      {kind === 'push' && (
        <p role="status" className={notSubscribed ? 't-small text-warn' : 'unseen'}>
          {notSubscribed}
        </p>
      )}
      <Refused problem={refusal} />
      <Removal label={t('remove')} sure={t('removeSure', { name })} of={`channel-${id}`} onRemove={() => void remove()}>
        {state === 'on' && (
          <button type="button" className="action" aria-describedby={`channel-${id}`} onClick={() => void test()}>
            {t('test')}
          </button>
        )}
        {!isGivenUp && (
          <button type="button" className="action" aria-describedby={`channel-${id}`} onClick={() => void change('PATCH', path, { state: state === 'on' ? 'paused' : 'on' })}>
            {t(state === 'on' ? 'pause' : 'resume')}
          </button>
        )}
        {isGivenUp && pushKey !== null && push === 'able' && (
          <button type="button" className="action" aria-describedby={`channel-${id}`} onClick={() => void renew()}>
            {t('resumeHere')}
          </button>
        )}
      </Removal>
    </li>
  );
}
