'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import { useFirstFocus } from '@/components/ui/useFirstFocus';
import { ACCEPT_PATH } from '@/lib/protocol/accounts';
import { signInHere } from './signInHere';
import { useAccountForm } from './useAccountForm';

/** Makes the account that a link promises, and signs it in. @param email  whom the link was made for; it may be another one's */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations('accounts.join');
  const first = useFirstFocus<HTMLInputElement>();
  const form = useAccountForm();
  const [given, setGiven] = useState({ name: '', email, password: '' });
  const set = (field: keyof typeof given) => (event: { target: { value: string } }) => setGiven({ ...given, [field]: event.target.value });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const joined = await form.send(() => send('POST', ACCEPT_PATH, { token, ...given }));
    if (!joined) return;
    const isIn = (await signInHere({ ...given, code: '' })) === 'signed-in';
    window.location.assign(isIn ? '/' : '/sign-in');
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="t-body grid gap-4">
      <Field label={t('name')} hint={t('nameHint')} problem={form.problemOf('name')}>
        {(control) => <input ref={first} {...control} autoComplete="name" required maxLength={80} value={given.name} onChange={set('name')} />}
      </Field>
      <Field label={t('email')} problem={form.problemOf('email')}>
        {(control) => <input {...control} type="email" autoComplete="username" required value={given.email} onChange={set('email')} />}
      </Field>
      <Field label={t('password')} hint={t('passwordHint')} problem={form.problemOf('password')}>
        {(control) => <input {...control} type="password" autoComplete="new-password" required value={given.password} onChange={set('password')} />}
      </Field>
      <p role="alert" className="text-warn empty:hidden">
        {form.otherProblem(['name', 'email', 'password'])}
      </p>
      <button type="submit" disabled={form.isSending} className="action-main justify-self-start">
        {form.isSending ? t('going') : t('go')}
      </button>
    </form>
  );
}
