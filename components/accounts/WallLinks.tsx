'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { send } from '@/components/ui/send';
import type { WallLink } from '@/lib/domain/account';
import { WALL_LINKS_PATH, type WallLinkMade } from '@/lib/protocol/accounts';
import { momentIn } from '@/lib/time/wording';
import { FreshLink } from './FreshLink';
import { useAccountForm } from './useAccountForm';
import { WallLinkName } from './WallLinkName';

/** Links that open the wall: made, renamed, revoked; where each was last seen. */
export function WallLinks({ links }: { links: readonly WallLink[] }) {
  const t = useTranslations('accounts.walls');
  const locale = useLocale();
  const router = useRouter();
  const form = useAccountForm();
  const [name, setName] = useState('');
  const [made, setMade] = useState<WallLinkMade | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setMade(null);
    const answer = await form.send<WallLinkMade>(() => send('POST', WALL_LINKS_PATH, { name }));
    if (!answer) return;
    setMade(answer.value);
    setName('');
    router.refresh();
  }
  async function revoke(id: string) {
    await form.send(() => send('DELETE', `${WALL_LINKS_PATH}/${id}`));
    router.refresh();
  }
  const moment = (at: WallLink['madeAt']) => momentIn(at, 'UTC', locale);

  return (
    <>
      <form onSubmit={(event) => void submit(event)} className="t-body mb-4 grid max-w-110 gap-3">
        <Field label={t('name')} problem={form.problemOf('name')}>
          {(control) => <input {...control} required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <p role="alert" className="text-warn empty:hidden">
          {form.otherProblem(['name'])}
        </p>
        <button type="submit" disabled={form.isSending} className="action-main justify-self-start">
          {t('make')}
        </button>
      </form>
      {made && <FreshLink key={made.path} title={t('made', { name: made.link.name })} text={t('madeText')} path={made.path} />}
      {links.length === 0 ? (
        <p className="t-body text-ink-2">{t('none')}</p>
      ) : (
        <ul className="t-body border-t border-ink">
          {links.map((link) => (
            <li key={link.id} className="grid gap-x-6 border-b border-rule py-2 tablet:grid-cols-[1fr_auto]">
              <div>
                <WallLinkName link={link} />
                <p className="facts text-ink-2">
                  <span>{link.seenAt === null ? t('never') : t('seen', { when: moment(link.seenAt), where: link.seenFrom ?? '' })}</span>
                  <span>{link.madeBy ? t('madeBy', { when: moment(link.madeAt), name: link.madeBy }) : t('madeAt', { when: moment(link.madeAt) })}</span>
                </p>
              </div>
              {link.revokedAt === null ? (
                <button type="button" className="action self-start justify-self-start" aria-label={t('what', { what: t('revoke'), name: link.name })} onClick={() => void revoke(link.id)}>
                  {t('revoke')}
                </button>
              ) : (
                <p className="text-warn">{t('revoked', { when: moment(link.revokedAt) })}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
