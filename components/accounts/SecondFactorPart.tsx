'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import { RECOVERY_CODES_PATH, SECOND_FACTOR_PATH, type RecoveryCodesAnswer, type SecondFactorBegun } from '@/lib/protocol/accounts';
import { useAccountForm } from './useAccountForm';

interface Props {
  readonly isOn: boolean;
  readonly hasPassword: boolean;
  readonly codesLeft: number;
}

/** Turning the second factor on, by scanning and a first code; off; and new recovery codes. Each asks for the password again. */
export function SecondFactorPart({ isOn, hasPassword, codesLeft }: Props) {
  const t = useTranslations('accounts.account');
  const router = useRouter();
  const form = useAccountForm();
  const [password, setPassword] = useState('');
  const [begun, setBegun] = useState<SecondFactorBegun | null>(null);
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  async function begin() {
    const answer = await form.send<SecondFactorBegun>(() => send('POST', SECOND_FACTOR_PATH, { password }));
    if (answer) setBegun(answer.value);
    setPassword('');
  }
  async function confirm(event: FormEvent) {
    event.preventDefault();
    const answer = await form.send<RecoveryCodesAnswer>(() => send('PUT', SECOND_FACTOR_PATH, { code }));
    if (!answer) return;
    setBegun(null);
    setCode('');
    setCodes(answer.value.codes);
    router.refresh();
  }
  async function renew() {
    const answer = await form.send<RecoveryCodesAnswer>(() => send('POST', RECOVERY_CODES_PATH, { password }));
    if (answer) setCodes(answer.value.codes);
    setPassword('');
    router.refresh();
  }
  async function turnOff() {
    await form.send(() => send('DELETE', SECOND_FACTOR_PATH, { password }));
    setPassword('');
    router.refresh();
  }

  if (codes) {
    return (
      <div className="t-body">
        <h3 className="t-small font-strong">{t('codesTitle')}</h3>
        <p className="text-ink-2">{t('codesText')}</p>
        <ul className="my-3 grid max-w-90 grid-cols-2 gap-x-6 gap-y-1 font-medium">
          {codes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <button type="button" className="action" onClick={() => setCodes(null)}>
          {t('codesDone')}
        </button>
      </div>
    );
  }
  if (begun) {
    return (
      <form onSubmit={(event) => void confirm(event)} className="t-body grid max-w-110 gap-3">
        <p>{t('scan')}</p>
        {/* A QR code is read in dark on light, whatever the page's appearance is. */}
        <img src={`data:image/svg+xml,${encodeURIComponent(begun.qr)}`} alt={t('qr')} width={220} height={220} className="bg-white" />
        <p className="text-ink-2">
          {t('orType')} <span className="font-medium break-all text-ink">{begun.secret}</span>
        </p>
        <Field label={t('code')} problem={form.problemOf('code') ?? form.otherProblem(['code']) ?? undefined}>
          {(control) => <input {...control} autoFocus inputMode="numeric" autoComplete="one-time-code" required value={code} onChange={(event) => setCode(event.target.value)} />}
        </Field>
        <button type="submit" disabled={form.isSending} className="action-main justify-self-start">
          {t('confirmCode')}
        </button>
      </form>
    );
  }
  const needsPassword = hasPassword && password === '';
  return (
    <div className="t-body grid max-w-110 gap-3">
      <p>{isOn ? t('factorOn', { count: codesLeft }) : t('factorOff')}</p>
      {hasPassword && (
        <Field label={t('confirm')} problem={form.problemOf('password') ?? form.otherProblem(['password']) ?? undefined}>
          {(control) => <input {...control} type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
        </Field>
      )}
      <p className="flex flex-wrap gap-x-6">
        {isOn ? (
          <>
            <button type="button" disabled={needsPassword || form.isSending} className="action disabled:text-ink-3" onClick={() => void renew()}>
              {t('renew')}
            </button>
            <button type="button" disabled={needsPassword || form.isSending} className="action disabled:text-ink-3" onClick={() => void turnOff()}>
              {t('turnOff')}
            </button>
          </>
        ) : (
          <button type="button" disabled={needsPassword || form.isSending} className="action disabled:text-ink-3" onClick={() => void begin()}>
            {t('begin')}
          </button>
        )}
      </p>
    </div>
  );
}
