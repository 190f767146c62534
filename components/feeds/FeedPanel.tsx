'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Age } from '@/components/ui/Age';
import { Dialog } from '@/components/ui/Dialog';
import { FEEDS_PATH, type FeedDetail } from '@/lib/protocol/requests';
import { FeedActions } from './FeedActions';
import { FeedFacts } from './FeedFacts';
import { FeedForm } from './FeedForm';
import { FeedHistory } from './FeedHistory';
import { NextPoll, PerDay, Span } from './FeedTable';
import { useSendChange } from './ChangeProvider';
import { StateWord } from './StateWord';
import { useFeedDetail } from './useFeedDetail';
import { useFreshFeeds } from './useFreshFeeds';
import { useProblemWords } from './useProblemWords';

/** One feed in full, live, with everything that can be done to it. */
export function FeedPanel({ initial }: { initial: FeedDetail }) {
  const t = useTranslations('feed');
  const feeds = useTranslations('feeds');
  const edit = useTranslations('edit');
  const reason = useTranslations('feedReason');
  const { feed: liveFeed, turns, polls, updates } = useFeedDetail(initial);
  useFreshFeeds();
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const [said, setSaid] = useState('');
  const feed = liveFeed ?? initial.feed;
  const { health } = feed;

  return (
    <>
      <p className="mb-2">
        <a href="/feeds">{t('back')}</a>
      </p>
      <h1 className="t-h1 mb-3 break-words">{feed.name}</h1>
      {liveFeed === undefined ? (
        <p role="status" className="t-read mb-4">
          {edit('removed')}
        </p>
      ) : (
        <div className="t-label mb-4 flex flex-wrap items-start gap-x-6">
          <div>
            <FeedActions feed={feed} />
          </div>
          <button type="button" className="action" onClick={() => setOpen('edit')}>
            {edit('edit')}
          </button>
          <button type="button" className="action" onClick={() => setOpen('remove')}>
            {edit('remove')}
          </button>
          <span role="status" className="text-ink-2">
            {said}
          </span>
        </div>
      )}
      <section aria-label={t('condition')} className="mb-6 border-t border-ink pt-2">
        <p className="t-h4 mb-2">
          <StateWord state={health.state} /> <span className="text-ink-2">{reason(health.reason)}</span>
        </p>
        <dl className="t-label grid grid-cols-2 gap-x-6 gap-y-2 tablet:grid-cols-3 desk:grid-cols-6">
          <Fact name={t('lastPoll')}>{health.lastPollAt === null ? feeds('never') : <Age at={health.lastPollAt} />}</Fact>
          <Fact name={t('lastGood')}>{health.lastGoodAt === null ? feeds('never') : <Age at={health.lastGoodAt} />}</Fact>
          <Fact name={t('nextPoll')}>
            <NextPoll at={health.nextPollAt} />
          </Fact>
          <Fact name={t('interval')}>
            <Span seconds={health.intervalSeconds} />
          </Fact>
          <Fact name={t('lastNewItem')}>{health.lastNewItemAt === null ? feeds('never') : <Age at={health.lastNewItemAt} />}</Fact>
          <Fact name={t('perDay')}><PerDay count={health.itemsPerDay} /></Fact>
        </dl>
        {health.detail && (
          <p className="t-label mt-2 text-ink-2">
            {t('detail')}: <span lang="en">{health.detail}</span>
          </p>
        )}
      </section>
      <FeedFacts feed={feed} />
      <FeedHistory turns={turns} polls={polls} updates={updates} />
      {open === 'edit' && (
        <Dialog title={edit('editTitle')} onClose={() => setOpen(null)} wide>
          <FeedForm
            feed={feed}
            onDone={() => {
              setOpen(null);
              setSaid(edit('saved'));
            }}
          />
        </Dialog>
      )}
      {open === 'remove' && <RemoveDialog id={feed.id} name={feed.name} onClose={() => setOpen(null)} />}
    </>
  );
}

export function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="t-small text-ink-2">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}

function RemoveDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useTranslations('edit');
  const send = useSendChange();
  const wordsOf = useProblemWords();
  const [problem, setProblem] = useState('');

  async function remove() {
    const outcome = await send({ method: 'DELETE', path: `${FEEDS_PATH}/${id}` });
    if (outcome.ok) window.location.assign('/feeds');
    else if (outcome.error.code !== 'given-up') setProblem(wordsOf({ ...outcome.error, code: outcome.error.code }));
  }

  return (
    <Dialog title={t('removeTitle', { name })} onClose={onClose}>
      <p className="t-body mb-4">{t('removeText')}</p>
      <p role="alert" className="t-body text-warn">
        {problem}
      </p>
      <div className="t-body flex items-baseline gap-6">
        <button type="button" className="action-main" onClick={() => void remove()}>
          {t('remove')}
        </button>
        <button type="button" className="action" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  );
}
