'use client';

import { useTranslations } from 'next-intl';
import { ALERT_MUTES_PATH, type AlertSetup } from '@/lib/protocol/alerts';
import { AddChannels } from './AddChannels';
import { ChannelRow } from './ChannelRow';
import { HoursForm } from './HoursForm';
import { RulesSection, type RuleChoices } from './RulesSection';
import { useSetup } from './useSetup';

/** Channels, hours, rules and muted stories of one person. */
export function AlertSetupPanel({ initial, choices }: { initial: AlertSetup; choices: RuleChoices }) {
  const t = useTranslations('alerts.setup');
  const alerts = useTranslations('alerts');
  const { setup, change, reload, problem } = useSetup(initial);
  const { channels, mutes, settings } = setup;
  return (
    <>
      {problem && (
        <p role="alert" className="t-body my-2 text-warn">
          {problem.words}
        </p>
      )}
      <section aria-labelledby="channels" className="mt-6">
        <h2 id="channels" className="t-h3">
          {t('channels')}
        </h2>
        <p className="t-read mt-1 max-w-[60ch]">{t('channelsAbout')}</p>
        {channels.length === 0 ? (
          <p className="t-body mt-3 text-ink-2">{t('noChannels')}</p>
        ) : (
          <ul className="mt-3 border-t border-ink">
            {channels.map((channel) => (
              <ChannelRow key={channel.id} channel={channel} zone={settings.zone} change={change} reload={reload} />
            ))}
          </ul>
        )}
        <AddChannels setup={setup} change={change} problem={problem} />
      </section>
      <section aria-labelledby="hours" className="mt-10">
        <h2 id="hours" className="t-h3 mb-3">
          {t('hours')}
        </h2>
        <HoursForm setup={setup} change={change} problem={problem} />
      </section>
      <section aria-labelledby="rules" className="mt-10">
        <h2 id="rules" className="t-h3 mb-1">
          {t('rules')}
        </h2>
        <RulesSection setup={setup} change={change} problem={problem} choices={choices} />
      </section>
      <section aria-labelledby="mutes" className="mt-10">
        <h2 id="mutes" className="t-h3 mb-1">
          {t('mutes')}
        </h2>
        {mutes.length === 0 ? (
          <p className="t-body text-ink-2">{t('noMutes')}</p>
        ) : (
          <ul className="mt-3 border-t border-ink">
            {mutes.map(({ storyId, title }) => (
              <li key={storyId} className="t-body flex flex-wrap items-baseline gap-x-5 border-b border-rule py-2">
                <a href={`/stories/${storyId}`}>{title ?? t('unnamedStory')}</a>
                <button type="button" className="action t-small" onClick={() => void change('PUT', ALERT_MUTES_PATH, { storyId, isMuted: false })}>
                  {alerts('unmuteStory')}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
