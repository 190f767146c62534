'use client';

import { createContext, use, useMemo, type ReactNode } from 'react';
import { useAnswer } from '@/components/live/useAnswer';
import { useLive } from '@/components/live/useLive';
import { useLastVisit } from '@/components/selection/useLastVisit';
import { useSelection } from '@/components/selection/useSelection';
import { evidenceBars, evidenceSpan, type EvidenceBar } from '@/lib/claims/evidenceLine';
import type { ClaimId, ClaimState, ClaimStatus } from '@/lib/domain/claim';
import { CLAIM_DAYS_PATH, type ClaimDay, type ClaimDaysAnswer } from '@/lib/protocol/baselines';
import { CLAIMS_PATH, type ClaimsAnswer } from '@/lib/protocol/news';
import { HOUR, instant, type Instant } from '@/lib/time/instant';
import { useOpenClaim, type OpenClaim } from './useOpenClaim';

const BARS = 14;

export interface ClaimsInView extends OpenClaim {
  /** midnight UTC of the article's day */
  readonly articleAt: Instant;
  /** evidence over time by claim; null while it is on its way */
  readonly bars: ReadonlyMap<ClaimId, readonly EvidenceBar[]> | null;
  /** set when the evidence over time did not come */
  readonly barsFailed: boolean;
  retryBars(): void;
  /** null: first visit */
  readonly lastVisit: Instant | null;
  /** what has turned since the last visit, and the status it had then */
  readonly moved: ReadonlyMap<ClaimId, ClaimStatus>;
  /** the claims that the selection names */
  readonly chosen: readonly ClaimId[];
}

const ClaimsContext = createContext<ClaimsInView | null>(null);

export function useClaims(): ClaimsInView {
  const claims = use(ClaimsContext);
  if (!claims) throw new Error('useClaims needs a ClaimsProvider above it');
  return claims;
}

/** What all marks beside an article share: the evidence over time, and how things stood at the last visit. */
export function ClaimsProvider({ publishedOn, children }: { publishedOn: string; children: ReactNode }) {
  const articleAt = instant(Date.parse(publishedOn));
  const days = useAnswer<ClaimDaysAnswer>(CLAIM_DAYS_PATH);
  // To the hour: the marks are not drawn again with each update.
  const now = instant(useLive(({ live }) => Math.floor(live.volumeUntil / HOUR) * HOUR));
  const bars = useMemo(() => days.answer && barsByClaim(days.answer.days, articleAt, now), [days.answer, articleAt, now]);

  const states = useLive(({ live }) => live.claims);
  const lastVisit = useLastVisit() ?? null;
  const hasTurned = lastVisit !== null && [...states.values()].some(({ since }) => since !== null && since > lastVisit);
  const then = useAnswer<ClaimsAnswer>(hasTurned ? `${CLAIMS_PATH}?asOf=${new Date(lastVisit).toISOString()}` : null);
  const moved = useMemo(() => movedSince(then.answer, states), [then.answer, states]);

  const chosen = useSelection().selection.claims;
  const { openId, open, close } = useOpenClaim();
  const barsFailed = days.problem !== null && days.answer === null;
  const retryBars = days.retry;
  // The same object until one of them moves: there are dozens of marks, and each is drawn again for another one.
  const inView = useMemo(() => ({ articleAt, bars, barsFailed, retryBars, lastVisit, moved, chosen, openId, open, close }), [articleAt, bars, barsFailed, retryBars, lastVisit, moved, chosen, openId, open, close]);
  return <ClaimsContext value={inView}>{children}</ClaimsContext>;
}

function barsByClaim(days: readonly ClaimDay[], articleAt: Instant, now: Instant): ReadonlyMap<ClaimId, readonly EvidenceBar[]> {
  const span = evidenceSpan(articleAt, days[0]?.day ?? null, now);
  const byClaim = new Map<ClaimId, ClaimDay[]>();
  for (const day of days) byClaim.set(day.claimId, [...(byClaim.get(day.claimId) ?? []), day]);
  return new Map([...byClaim].map(([id, own]) => [id, evidenceBars(own, span, BARS)]));
}

function movedSince(then: ClaimsAnswer | null, now: ReadonlyMap<ClaimId, ClaimState>): ReadonlyMap<ClaimId, ClaimStatus> {
  return new Map((then?.claims ?? []).flatMap(({ state }) => ((now.get(state.claimId)?.status ?? 'open') === state.status ? [] : [[state.claimId, state.status] as const])));
}
