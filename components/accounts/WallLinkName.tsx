'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { send } from '@/components/ui/send';
import type { WallLink } from '@/lib/domain/account';
import { WALL_LINKS_PATH } from '@/lib/protocol/accounts';
import { useAccountForm } from './useAccountForm';

/** A screen's name, and a way to change it in its place. */
export function WallLinkName({ link }: { link: WallLink }) {
  const t = useTranslations('accounts.walls');
  const router = useRouter();
  const form = useAccountForm();
  const [draft, setDraft] = useState<string | null>(null);
  const [wasOpen, setWasOpen] = useState(false);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!(await form.send(() => send('PATCH', `${WALL_LINKS_PATH}/${link.id}`, { name: draft ?? '' })))) return;
    setDraft(null);
    router.refresh();
  }

  if (draft === null) {
    return (
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span className={`min-w-0 font-medium wrap-anywhere ${link.revokedAt === null ? '' : 'text-ink-3 line-through'}`}>{link.name}</span>
        {link.revokedAt === null && (
          <button
            type="button"
            // Where the focus was before the form stood here.
            autoFocus={wasOpen}
            className="action text-ink-2"
            aria-label={t('what', { what: t('rename'), name: link.name })}
            onClick={() => {
              setDraft(link.name);
              setWasOpen(true);
            }}
          >
            {t('rename')}
          </button>
        )}
      </p>
    );
  }
  return (
    <form onSubmit={(event) => void save(event)} className="flex max-w-110 items-baseline gap-x-4">
      <input
        autoFocus
        className="field"
        aria-label={t('name')}
        aria-invalid={form.otherProblem([]) !== null || undefined}
        required
        maxLength={80}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
      />
      <button type="submit" className="action">
        {t('save')}
      </button>
      <span role="alert" className="text-warn empty:hidden">
        {form.otherProblem([])}
      </span>
    </form>
  );
}
