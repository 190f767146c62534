'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { useFirstFocus } from '@/components/ui/useFirstFocus';
import { signInHere, type SignInOutcome } from './signInHere';

/** Address and password, then a code where the account has a second factor. @param next  where to go once signed in */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('accounts.signIn');
  const first = useFirstFocus<HTMLInputElement>();
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const [given, setGiven] = useState({ email: '', password: '', code: '' });
  const [asksCode, setAsksCode] = useState(false);
  const [isSending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const set = (field: keyof typeof given) => (event: { target: { value: string } }) => setGiven({ ...given, [field]: event.target.value });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setSending(true);
    const ended = await signInHere(given);
    if (ended === 'signed-in') return void window.location.assign(next);
    setSending(false);
    setOutcome(ended);
    if (ended === 'code' || ended === 'wrong-code') setAsksCode(true);
    if (ended !== 'code') (ended === 'wrong-code' ? code : password).current?.focus();
  }

  const words = outcome === null || outcome === 'code' || outcome === 'signed-in' ? null : typeof outcome === 'object' ? t('errors.wait', { seconds: outcome.wait }) : t(`errors.${outcome}`);
  return (
    <form onSubmit={(event) => void submit(event)} className="t-body grid gap-4">
      <Field label={t('email')}>{(control) => <input ref={first} {...control} type="email" name="email" autoComplete="username" required value={given.email} onChange={set('email')} />}</Field>
      <Field label={t('password')}>{(control) => <input ref={password} {...control} type="password" name="password" autoComplete="current-password" required value={given.password} onChange={set('password')} />}</Field>
      {asksCode && (
        <Field label={t('code')} hint={t('codeHint')}>
          {(control) => <input ref={code} {...control} name="code" autoFocus autoComplete="one-time-code" required value={given.code} onChange={set('code')} />}
        </Field>
      )}
      <p role="alert" className="text-warn empty:hidden">
        {words}
      </p>
      <button type="submit" disabled={isSending} className="action-main justify-self-start">
        {isSending ? t('going') : t('go')}
      </button>
    </form>
  );
}
