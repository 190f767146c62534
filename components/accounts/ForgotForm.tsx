'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import { useFirstFocus } from '@/components/ui/useFirstFocus';
import { FORGOT_PATH } from '@/lib/protocol/accounts';
import { useAccountForm } from './useAccountForm';

/** Asks for a link to a new password by mail. */
export function ForgotForm() {
  const t = useTranslations('accounts.reset');
  const signIn = useTranslations('accounts.signIn');
  const first = useFirstFocus<HTMLInputElement>();
  const form = useAccountForm();
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setSent((await form.send(() => send('POST', FORGOT_PATH, { email }))) !== null);
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="t-body grid gap-4">
      <Field label={signIn('email')} problem={form.problemOf('email')}>
        {(control) => <input ref={first} {...control} type="email" autoComplete="username" required value={email} onChange={(event) => setEmail(event.target.value)} />}
      </Field>
      <p role="alert" className="text-warn empty:hidden">
        {form.otherProblem(['email'])}
      </p>
      <p role="status" className="empty:hidden">
        {isSent ? t('sent') : null}
      </p>
      <button type="submit" disabled={form.isSending || isSent} className="action-main justify-self-start">
        {t('send')}
      </button>
    </form>
  );
}
