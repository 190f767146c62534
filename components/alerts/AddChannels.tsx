'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Field } from '@/components/feeds/Field';
import { useFirstFocus } from '@/components/ui/useFirstFocus';
import { WEBHOOK_STYLES, type WebhookStyle } from '@/lib/domain/alert';
import { ALERT_CHANNELS_PATH, type ChannelAnswer } from '@/lib/protocol/alerts';
import { Refused } from './Refused';
import { browserName, usePushState, useSubscribing } from './usePush';
import { useChange, type Setup } from './useSetup';

/** The ways to add a channel: this browser, mail, a webhook. @param isHere  this browser is one already */
export function AddChannels({ setup, isHere, reload }: Setup & { isHere: boolean }) {
  const t = useTranslations('alerts.setup');
  const { change, problem } = useChange(reload);
  const push = usePushState();
  const { subscribe, said } = useSubscribing();
  const pushWords = setup.pushKey === null ? 'pushNoKey' : push === 'none' ? 'pushNone' : push === 'blocked' && !said ? 'pushBlocked' : null;
  const hasMail = setup.channels.some(({ kind }) => kind === 'mail');

  const addBrowser = () =>
    subscribe(setup.pushKey!, (subscription) => change('POST', ALERT_CHANNELS_PATH, { kind: 'push', name: browserName(navigator.userAgent), ...subscription }));

  return (
    <div className="mt-4 grid gap-3">
      <p className="t-body flex flex-wrap gap-x-6">
        {setup.pushKey !== null && push === 'able' && !isHere && (
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
      <Refused problem={problem} />
      {pushWords && <p className="t-small text-ink-2">{t(pushWords)}</p>}
      {setup.mailTo === null && <p className="t-small text-ink-2">{t('mailNone')}</p>}
      <AddWebhook reload={reload} />
    </div>
  );
}

function AddWebhook({ reload }: Pick<Setup, 'reload'>) {
  const t = useTranslations('alerts.setup');
  const [isOpen, setIsOpen] = useState(false);
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const was = useRef(isOpen);
  // Closing the form leaves the focus where it was opened.
  useEffect(() => {
    if (was.current && !isOpen) opener.current?.focus();
    was.current = isOpen;
  }, [isOpen]);

  return (
    <>
      <div role="status" className={made ? undefined : 'unseen'}>
        {made && (
          <div className="t-body border-y border-baseline py-3">
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
      </div>
      {isOpen ? (
        <WebhookForm
          reload={reload}
          onClose={() => setIsOpen(false)}
          onAdded={({ channel, secret }) => {
            if (secret !== undefined) setMade({ name: channel.name, secret });
            setIsOpen(false);
          }}
        />
      ) : (
        <p className="t-body">
          <button ref={opener} type="button" className="action" onClick={() => setIsOpen(true)}>
            {t('addWebhook')}
          </button>
        </p>
      )}
    </>
  );
}

function WebhookForm({ reload, onClose, onAdded }: Pick<Setup, 'reload'> & { onClose: () => void; onAdded: (answer: ChannelAnswer) => void }) {
  const t = useTranslations('alerts.setup');
  const { change, problem } = useChange(reload);
  const [draft, setDraft] = useState<{ name: string; url: string; style: WebhookStyle }>({ name: '', url: '', style: 'json' });
  const nameRef = useFirstFocus<HTMLInputElement>();

  async function add(event: FormEvent) {
    event.preventDefault();
    const answer = await change<ChannelAnswer>('POST', ALERT_CHANNELS_PATH, { kind: 'webhook', ...draft });
    if (answer) onAdded(answer);
  }

  return (
    <form onSubmit={(event) => void add(event)} onKeyDown={(event) => event.key === 'Escape' && onClose()} className="t-body grid max-w-[36rem] gap-4">
      <Field label={t('name')} problem={problem?.field === 'name' ? problem.words : undefined}>
        {(control) => <input {...control} ref={nameRef} required maxLength={80} autoComplete="off" value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />}
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
      <Refused problem={problem} named={['name', 'url']} />
      <p className="flex items-baseline gap-6">
        <button type="submit" className="action-main">
          {t('addWebhook')}
        </button>
        <button type="button" className="action" onClick={onClose}>
          {t('cancel')}
        </button>
      </p>
    </form>
  );
}
