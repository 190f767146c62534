'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import { useFirstFocus } from '@/components/ui/useFirstFocus';
import { RESET_PATH } from '@/lib/protocol/accounts';
import { useAccountForm } from './useAccountForm';

/** Sets the password that a link allows. */
export function ResetForm({ token }: { token: string }) {
  const t = useTranslations('accounts.reset');
  const join = useTranslations('accounts.join');
  const first = useFirstFocus<HTMLInputElement>();
  const form = useAccountForm();
  const [password, setPassword] = useState('');
  const [isDone, setDone] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setDone((await form.send(() => send('POST', RESET_PATH, { token, password }))) !== null);
  }

  if (isDone) {
    return (
      <p role="status" className="t-body">
        {t('done')} <a href="/sign-in">{join('signIn')}</a>
      </p>
    );
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="t-body grid gap-4">
      <Field label={join('password')} hint={join('passwordHint')} problem={form.problemOf('password')}>
        {(control) => <input ref={first} {...control} type="password" autoComplete="new-password" required value={password} onChange={(event) => setPassword(event.target.value)} />}
      </Field>
      <p role="alert" className="text-warn empty:hidden">
        {form.otherProblem(['password'])}
      </p>
      <button type="submit" disabled={form.isSending} className="action-main justify-self-start">
        {form.isSending ? t('going') : t('go')}
      </button>
    </form>
  );
}
