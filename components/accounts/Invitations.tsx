'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import type { OneTimeLink } from '@/lib/domain/account';
import { ROLES, type Role } from '@/lib/domain/person';
import { INVITATIONS_PATH, type LinkMade } from '@/lib/protocol/accounts';
import { momentIn } from '@/lib/time/wording';
import { FreshLink } from './FreshLink';
import { useAccountForm } from './useAccountForm';

/** Makes links by which people join, and lists those that still work. */
export function Invitations({ links }: { links: readonly OneTimeLink[] }) {
  const t = useTranslations('accounts.people');
  const roles = useTranslations('accounts.roles');
  const locale = useLocale();
  const router = useRouter();
  const form = useAccountForm();
  const [given, setGiven] = useState<{ email: string; role: Role }>({ email: '', role: 'analyst' });
  const [made, setMade] = useState<{ who: string; link: LinkMade } | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setMade(null);
    const email = given.email.trim();
    const answer = await form.send<LinkMade>(() => send('POST', INVITATIONS_PATH, { role: given.role, email: email === '' ? null : email }));
    if (!answer) return;
    setMade({ who: email || t('somebody'), link: answer.value });
    setGiven({ ...given, email: '' });
    router.refresh();
  }
  async function withdraw(id: string) {
    await form.send(() => send('DELETE', `${INVITATIONS_PATH}/${id}`));
    router.refresh();
  }

  return (
    <>
      <form onSubmit={(event) => void submit(event)} className="t-body grid max-w-110 gap-3">
        <Field label={t('inviteEmail')} problem={form.problemOf('email')}>
          {(control) => <input {...control} type="email" value={given.email} onChange={(event) => setGiven({ ...given, email: event.target.value })} />}
        </Field>
        <Field label={t('role')}>
          {(control) => (
            <select {...control} value={given.role} onChange={(event) => setGiven({ ...given, role: event.target.value as Role })}>
              {ROLES.map((role) => (
                <option key={role} value={role}>
                  {roles(role)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <p role="alert" className="text-warn empty:hidden">
          {form.otherProblem(['email'])}
        </p>
        <button type="submit" disabled={form.isSending} className="action-main justify-self-start">
          {t('inviteGo')}
        </button>
      </form>
      {made && (
        <FreshLink
          key={made.link.path}
          title={t('linkTitle', { who: made.who })}
          text={[t('linkText', { when: momentIn(made.link.expiresAt as never, 'UTC', locale) }), made.link.mailedTo ? t('mailed', { email: made.link.mailedTo }) : ''].join(' ')}
          path={made.link.path}
        />
      )}
      <h3 className="t-h5 mt-6 mb-1">{t('open')}</h3>
      {links.length === 0 ? (
        <p className="t-body text-ink-2">{t('noneOpen')}</p>
      ) : (
        <ul className="t-body border-t border-rule">
          {links.map(({ id, email, role, madeBy, expiresAt }) => (
            <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 border-b border-rule py-2">
              <span className="facts">
                <span className="min-w-0 font-medium wrap-anywhere">{email ?? t('somebody')}</span>
                {role && <span>{roles(role)}</span>}
                <span className="text-ink-2">{t('until', { when: momentIn(expiresAt, 'UTC', locale) })}</span>
                {madeBy && <span className="text-ink-2">{t('by', { name: madeBy })}</span>}
              </span>
              <button type="button" className="action" aria-label={t('what', { what: t('withdraw'), name: email ?? t('somebody') })} onClick={() => void withdraw(id)}>
                {t('withdraw')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
