'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import { PASSWORD_PATH } from '@/lib/protocol/accounts';
import { useAccountForm } from './useAccountForm';

const EMPTY = { present: '', password: '' };

/** Another password; every other session ends. */
export function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations('accounts.account');
  const join = useTranslations('accounts.join');
  const router = useRouter();
  const form = useAccountForm();
  const [given, setGiven] = useState(EMPTY);
  const [isChanged, setChanged] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setChanged(false);
    if (!(await form.send(() => send('POST', PASSWORD_PATH, given)))) return;
    setGiven(EMPTY);
    setChanged(true);
    router.refresh();
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="t-body grid max-w-110 gap-3">
      {!hasPassword && <p className="text-ink-2">{t('noPassword')}</p>}
      {hasPassword && (
        <Field label={t('present')} problem={form.problemOf('present')}>
          {(control) => <input {...control} type="password" autoComplete="current-password" required value={given.present} onChange={(event) => setGiven({ ...given, present: event.target.value })} />}
        </Field>
      )}
      <Field label={t('next')} hint={join('passwordHint')} problem={form.problemOf('password')}>
        {(control) => <input {...control} type="password" autoComplete="new-password" required value={given.password} onChange={(event) => setGiven({ ...given, password: event.target.value })} />}
      </Field>
      <p role="alert" className="text-warn empty:hidden">
        {form.otherProblem(['present', 'password'])}
      </p>
      <p className="flex flex-wrap items-baseline gap-4">
        <button type="submit" disabled={form.isSending} className="action">
          {t('change')}
        </button>
        <span role="status" className="text-ink-2">
          {isChanged ? t('changed') : ''}
        </span>
      </p>
    </form>
  );
}
