'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import { ME_PATH } from '@/lib/protocol/accounts';
import { useAccountForm } from './useAccountForm';

/** One's own name. */
export function NameForm({ name }: { name: string }) {
  const t = useTranslations('accounts.account');
  const router = useRouter();
  const form = useAccountForm();
  const [given, setGiven] = useState(name);
  const [isSaved, setSaved] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setSaved(false);
    if (!(await form.send(() => send('PATCH', ME_PATH, { name: given })))) return;
    setSaved(true);
    router.refresh();
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="t-body grid max-w-110 gap-3">
      <Field label={t('name')} problem={form.problemOf('name') ?? form.otherProblem(['name']) ?? undefined}>
        {(control) => <input {...control} autoComplete="name" required maxLength={80} value={given} onChange={(event) => setGiven(event.target.value)} />}
      </Field>
      <p className="flex items-baseline gap-4">
        <button type="submit" disabled={form.isSending} className="action">
          {t('save')}
        </button>
        <span role="status" className="text-ink-2">
          {isSaved ? t('saved') : ''}
        </span>
      </p>
    </form>
  );
}
