'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Moment } from '@/components/ui/Moment';
import { send } from '@/components/ui/send';
import type { Account } from '@/lib/domain/account';
import { PEOPLE_PATH, type LinkMade } from '@/lib/protocol/accounts';
import { momentIn } from '@/lib/time/wording';
import { FreshLink } from './FreshLink';
import { RoleChoice } from './RoleChoice';
import { useAccountForm } from './useAccountForm';

/** Everybody with an account, and what an admin does about them. @param selfId  whose page this is */
export function PeopleTable({ people, selfId }: { people: readonly Account[]; selfId: string | null }) {
  const t = useTranslations('accounts.people');
  const locale = useLocale();
  const router = useRouter();
  const form = useAccountForm();
  const [said, setSaid] = useState('');
  const [made, setMade] = useState<{ name: string; link: LinkMade } | null>(null);

  async function change(person: Account, method: 'PATCH' | 'DELETE', path: string, body?: object) {
    setSaid('');
    const taken = Boolean(await form.send(() => send(method, `${PEOPLE_PATH}/${person.id}${path}`, body)));
    if (taken) setSaid(t('done'));
    router.refresh();
    return taken;
  }
  async function reset(person: Account) {
    setMade(null);
    const answer = await form.send<LinkMade>(() => send('POST', `${PEOPLE_PATH}/${person.id}/reset`));
    if (answer) setMade({ name: person.name, link: answer.value });
  }

  return (
    <>
      <p role="status" className="t-body text-ink-2 empty:hidden">
        {said}
      </p>
      <p role="alert" className="t-body text-warn empty:hidden">
        {form.otherProblem([])}
      </p>
      {made && (
        <FreshLink
          key={made.link.path}
          title={t('linkTitle', { who: made.name })}
          text={[t('linkText', { when: momentIn(made.link.expiresAt as never, 'UTC', locale) }), made.link.mailedTo ? t('mailed', { email: made.link.mailedTo }) : ''].join(' ')}
          path={made.link.path}
        />
      )}
      <ul className="t-body grid gap-x-6 border-t border-ink tablet:grid-cols-[minmax(0,1fr)_9rem_auto]">
        {people.map((person) => {
          const isDisabled = person.disabledAt !== null;
          const act = (what: string) => t('what', { what, name: person.name });
          return (
            <li key={person.id} className="grid gap-y-1 border-b border-rule py-2 tablet:col-span-3 tablet:grid-cols-subgrid tablet:items-baseline">
              <div className="min-w-0">
                <p className="facts">
                  <span className={`min-w-0 font-medium wrap-anywhere ${isDisabled ? 'text-ink-3 line-through' : ''}`}>{person.name}</span>
                  {person.id === selfId && <span>{t('you')}</span>}
                  {isDisabled && <span className="text-warn">{t('disabled')}</span>}
                  {person.hasSecondFactor && <span className="text-ink-2">{t('factor')}</span>}
                </p>
                <p className="facts text-ink-2">
                  <span className="min-w-0 wrap-anywhere">{person.email}</span>
                  <span>
                    {t('lastSeen')}: {person.lastSeenAt === null ? t('never') : <Moment at={person.lastSeenAt}>{momentIn(person.lastSeenAt, 'UTC', locale)}</Moment>}
                  </span>
                </p>
              </div>
              <RoleChoice key={person.role} name={person.name} role={person.role} give={(role) => change(person, 'PATCH', '', { role })} />
              <p className="flex flex-wrap gap-x-4">
                <button type="button" className="action" aria-label={act(isDisabled ? t('enable') : t('disable'))} onClick={() => void change(person, 'PATCH', '', { isDisabled: !isDisabled })}>
                  {isDisabled ? t('enable') : t('disable')}
                </button>
                {!isDisabled && (
                  <>
                    <button type="button" className="action" aria-label={act(t('reset'))} onClick={() => void reset(person)}>
                      {t('reset')}
                    </button>
                    <button type="button" className="action" aria-label={act(t('signOut'))} onClick={() => void change(person, 'DELETE', '/sessions')}>
                      {t('signOut')}
                    </button>
                    {person.hasSecondFactor && (
                      <button type="button" className="action" aria-label={act(t('dropFactor'))} onClick={() => void change(person, 'DELETE', '/second-factor')}>
                        {t('dropFactor')}
                      </button>
                    )}
                  </>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
