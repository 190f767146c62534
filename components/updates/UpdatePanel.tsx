'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Comments } from '@/components/judgement/Comments';
import { Judge } from '@/components/judgement/Judge';
import { JudgeUpdate } from '@/components/judgement/JudgeUpdate';
import { StarLine } from '@/components/judgement/StarLine';
import { useAnswer } from '@/components/live/useAnswer';
import { useLanguageName } from '@/components/selection/useLanguageName';
import { Aside } from '@/components/stories/Aside';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { Moment } from '@/components/ui/Moment';
import type { ClaimNames } from '@/lib/claims/claimNumbers';
import type { Update } from '@/lib/domain/update';
import type { Me } from '@/lib/judgement/me';
import { UPDATES_PATH, type UpdateWithVersions } from '@/lib/protocol/requests';
import type { Instant } from '@/lib/time/instant';
import { momentIn } from '@/lib/time/wording';
import { EvidenceOf } from './EvidenceOf';
import { Headline } from './Headline';
import { OldReadings } from './OldReadings';
import { Reading } from './Reading';
import { VersionList } from './VersionList';

/** One update's provenance: where it came from, as published, and how it was read, each verdict with its reason. */
export function UpdatePanel({ initial, claims, me }: { initial: UpdateWithVersions; claims: ClaimNames; me: Me | null }) {
  const t = useTranslations('update');
  const updates = useTranslations('updates');
  const groupName = useTranslations('pressGroup');
  const directionName = useTranslations('direction');
  const languageName = useLanguageName();
  const locale = useLocale();
  const { answer, retry } = useAnswer<UpdateWithVersions>(`${UPDATES_PATH}/${encodeURIComponent(initial.update.id)}`, initial);
  const { update, versions, provenance } = answer ?? initial;
  const moment = (at: Instant) => <Moment at={at}>{momentIn(at, 'UTC', locale)} UTC</Moment>;
  const facts = [
    { name: t('publishedAt'), value: update.publishedAt === null ? updates('undated') : moment(update.publishedAt) },
    { name: t('seenAt'), value: moment(update.firstSeenAt) },
    { name: t('standsAt'), value: moment(update.orderedAt) },
    { name: t('feed'), value: <a href={`/feeds/${update.feedId}`}>{update.feedName}</a> },
    { name: t('outlet'), value: update.outlet },
    { name: t('group'), value: groupName(update.pressGroup) },
    { name: t('country'), value: update.country },
    { name: t('language'), value: languageName(update.language) },
    ...(update.author ? [{ name: t('author'), value: update.author }] : []),
    ...(update.link ? [{ name: t('address'), value: <span className="break-all">{update.link}</span> }] : []),
  ];

  return (
    <div className="gap-x-8 desk:grid desk:grid-cols-[minmax(0,1fr)_calc(var(--u)*96)]">
      <article className="min-w-0">
        <p className="facts mb-2 text-ink-2">
          <a href="/">{t('desk')}</a>
          <span>{update.outlet}</span>
          <span>{groupName(update.pressGroup)}</span>
          {update.storyId !== null && <a href={`/stories/${encodeURIComponent(update.storyId)}`}>{t('story')}</a>}
        </p>
        <h1 className="t-h1 mb-3 max-w-[32ch] break-words">
          <Headline update={update} />
        </h1>
        {update.summary && (
          <p lang={update.language} className="t-read mb-4 max-w-[72ch] break-words">
            {update.summary}
          </p>
        )}
        <p className="t-label mb-6 flex items-baseline gap-x-5">
          <strong>
            <DirectionGlyph direction={update.marks.direction.value} /> {directionName(update.marks.direction.value)}
          </strong>
          <span>{moment(update.orderedAt)}</span>
        </p>
        <Reading marks={update.marks} judged={update.judged} />
        <Judge target={update.id} me={me} claims={claims} onUndone={retry}>
          {me?.mayJudge ? <JudgeUpdate key={formKey(update)} update={update} evidence={provenance.evidence} claims={claims} onJudged={retry} /> : null}
        </Judge>
        <OldReadings old={provenance.oldMarks} />
      </article>
      <aside aria-label={t('aside')} className="min-w-0 max-desk:mt-6">
        {me && <StarLine on={{ kind: 'update', id: update.id }} />}
        <Aside title={t('provenance')}>
          {update.dateTrust !== 'stated' && <p className="mb-2 text-warn">{updates(update.dateTrust)}</p>}
          <dl>
            {facts.map(({ name, value }) => (
              <div key={name} className="grid grid-cols-[calc(var(--u)*32)_minmax(0,1fr)] border-t border-rule-2 py-1.5 first:border-t-0">
                <dt className="text-ink-2">{name}</dt>
                <dd className="break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </Aside>
        <Aside title={t('wordings')} note={t('wordingsCount', { count: versions.length })}>
          <VersionList versions={versions} language={update.language} />
        </Aside>
        <Aside title={t('bearsOn')}>
          {provenance.evidence.length === 0 ? <p className="text-ink-2">{t('bearsOnNone')}</p> : <EvidenceOf evidence={provenance.evidence} claims={claims} />}
        </Aside>
        {me && <Comments on={{ kind: 'update', id: update.id }} me={me} />}
      </aside>
    </div>
  );
}

/** A form begins anew with what counts now, when somebody has decided something. */
const formKey = ({ judged, marks }: Update) => `${marks.rulesVersion} ${[judged?.relevance, judged?.tags, judged?.direction].map((one) => one?.n ?? '')}`;
