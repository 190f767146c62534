'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { WEBHOOK_STYLES, type WebhookStyle } from '@/lib/domain/alert';
import { ALERT_CHANNELS_PATH, type ChannelAnswer } from '@/lib/protocol/alerts';
import type { Setup } from './useSetup';
import { browserName, subscribe, usePushState } from './usePush';

/** The ways to add a channel: this browser, mail, a webhook. */
export function AddChannels({ setup, change, problem }: Pick<Setup, 'setup' | 'change' | 'problem'>) {
  const t = useTranslations('alerts.setup');
  const push = usePushState();
  const [said, setSaid] = useState('');
  const hasMail = setup.channels.some(({ kind }) => kind === 'mail');

  async function addBrowser() {
    setSaid('');
    try {
      const subscribed = await subscribe(setup.pushKey!);
      if (!subscribed) return setSaid(t('pushBlocked'));
      await change('POST', ALERT_CHANNELS_PATH, { kind: 'push', name: browserName(navigator.userAgent), ...subscribed });
    } catch {
      setSaid(t('pushFailed'));
    }
  }

  return (
    <div className="mt-4 grid gap-3">
      <p className="t-body flex flex-wrap gap-x-6">
        {setup.pushKey !== null && push === 'able' && (
          <button type="button" className="action" onClick={() => void addBrowser()}>
            {t('addPush')}
          </button>
        )}
        {setup.mailTo !== null && !hasMail && (
          <button type="button" className="action" onClick={() => void change('POST', ALERT_CHANNELS_PATH, { kind: 'mail' })}>
            {t('addMail', { email: setup.mailTo })}
          </button>
        )}
      </p>
      <p role="status" className={said ? 't-small text-warn' : 'unseen'}>
        {said}
      </p>
      {setup.pushKey === null ? <p className="t-small text-ink-2">{t('pushNoKey')}</p> : push === 'none' || push === 'blocked' ? <p className="t-small text-ink-2">{t(push === 'none' ? 'pushNone' : 'pushBlocked')}</p> : null}
      {setup.mailTo === null && <p className="t-small text-ink-2">{t('mailNone')}</p>}
      <AddWebhook change={change} problem={problem} />
    </div>
  );
}

const EMPTY: { readonly name: string; readonly url: string; readonly style: WebhookStyle } = { name: '', url: '', style: 'json' };

function AddWebhook({ change, problem }: Pick<Setup, 'change' | 'problem'>) {
  const t = useTranslations('alerts.setup');
  const [isOpen, setIsOpen] = useState(false);
  const [draft, setDraft] = useState(EMPTY);
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);

  async function add(event: FormEvent) {
    event.preventDefault();
    const answer = await change<ChannelAnswer>('POST', ALERT_CHANNELS_PATH, { kind: 'webhook', ...draft });
    if (!answer) return;
    if (answer.secret !== undefined) setMade({ name: answer.channel.name, secret: answer.secret });
    setDraft(EMPTY);
    setIsOpen(false);
  }

  return (
    <>
      {made && (
        <div role="status" className="t-body border-y border-baseline py-3">
          <p className="font-strong">{t('secretTitle', { name: made.name })}</p>
          <p>{t('secretText')}</p>
          <p>
            <code className="break-all">{made.secret}</code>
          </p>
          <button type="button" className="action t-small" onClick={() => setMade(null)}>
            {t('secretKept')}
          </button>
        </div>
      )}
      {isOpen ? (
        <form onSubmit={(event) => void add(event)} className="t-body grid max-w-[36rem] gap-4">
          <Field label={t('name')} problem={problem?.field === 'name' ? problem.words : undefined}>
            {(control) => <input {...control} required maxLength={80} autoComplete="off" value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />}
          </Field>
          <Field label={t('url')} hint={t('urlHint')} problem={problem?.field === 'url' ? problem.words : undefined}>
            {(control) => <input {...control} type="url" required maxLength={2_000} autoComplete="off" value={draft.url} onChange={(event) => setDraft({ ...draft, url: event.target.value })} />}
          </Field>
          <Field label={t('style')}>
            {(control) => (
              <select {...control} value={draft.style} onChange={(event) => setDraft({ ...draft, style: event.target.value as WebhookStyle })}>
                {WEBHOOK_STYLES.map((style) => (
                  <option key={style} value={style}>
                    {t(`styles.${style}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <p className="flex items-baseline gap-6">
            <button type="submit" className="action-main">
              {t('addWebhook')}
            </button>
            <button type="button" className="action" onClick={() => setIsOpen(false)}>
              {t('cancel')}
            </button>
          </p>
        </form>
      ) : (
        <p className="t-body">
          <button type="button" className="action" onClick={() => setIsOpen(true)}>
            {t('addWebhook')}
          </button>
        </p>
      )}
    </>
  );
}
