'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/Moment';
import { send } from '@/components/ui/send';
import { nameAgent } from '@/lib/accounts/nameAgent';
import { SESSIONS_PATH, type SessionsAnswer } from '@/lib/protocol/accounts';
import { momentIn } from '@/lib/time/wording';
import { useAccountForm } from './useAccountForm';

/** Where one is signed in, each with a way out. */
export function SessionList({ sessions }: SessionsAnswer) {
  const t = useTranslations('accounts.account');
  const locale = useLocale();
  const router = useRouter();
  const form = useAccountForm();

  async function end(id: string, isHere: boolean) {
    const ended = await form.send(() => send('DELETE', `${SESSIONS_PATH}/${encodeURIComponent(id)}`));
    if (ended && isHere) window.location.assign('/sign-in');
    else router.refresh();
  }
  async function endAll() {
    if (await form.send(() => send('DELETE', SESSIONS_PATH))) window.location.assign('/sign-in');
  }

  return (
    <>
      <ul className="t-body border-t border-rule">
        {sessions.map(({ id, agent, address, startedAt, seenAt, isHere }) => {
          const name = nameAgent(agent) ?? t('unknownAgent');
          return (
            <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 border-b border-rule py-2">
              <span className="facts">
                <span className="font-medium">{name}</span>
                {isHere && <span>{t('here')}</span>}
                <span className="text-ink-2">{address}</span>
                <Moment at={startedAt} className="text-ink-2">
                  {t('since', { when: momentIn(startedAt, 'UTC', locale) })}
                </Moment>
                <Moment at={seenAt} className="text-ink-2">
                  {t('lastSeen', { when: momentIn(seenAt, 'UTC', locale) })}
                </Moment>
              </span>
              <button type="button" className="action" aria-label={t('endOne', { agent: name })} onClick={() => void end(id, isHere)}>
                {t('end')}
              </button>
            </li>
          );
        })}
      </ul>
      <p role="alert" className="text-warn empty:hidden">
        {form.otherProblem([])}
      </p>
      <button type="button" className="action t-body mt-3" onClick={() => void endAll()}>
        {t('endAll')}
      </button>
    </>
  );
}
