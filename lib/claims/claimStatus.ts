import type { ClaimId, ClaimStatus, Evidence, StatusFigures, StatusTurn } from '@/lib/domain/claim';
import type { Instant } from '@/lib/time/instant';
import { createScale, type WeighedEntry } from './weighEvidence';

/** Weight from which there is enough to say anything: an act with two publishers is, an act that one alone reports is not. */
export const ENOUGH = 2;
/** Weight of recent acts from which a claim advances. Each level is entered higher than it is left, so that a status does not flicker. */
const ADVANCING = { enter: ENOUGH, stay: ENOUGH / 2 };
/** Share of the contradicting in the whole. */
const CONTESTED = { enter: 0.35, stay: 0.25 };
const REVERSED = { enter: 0.75, stay: 0.65 };
/** Weight of contradicting acts that more than one publisher reports. */
const REVERSING_ACTS = { enter: ENOUGH, stay: ENOUGH / 2 };

/**
 * The written rule (docs/claims.md): which status follows from the figures.
 * @param current  the status so far
 */
export function nextStatus(current: ClaimStatus, figures: StatusFigures): ClaimStatus {
  const { supporting, contradicting, recentActs, contradictingActs } = figures;
  const weight = supporting + contradicting;
  if (weight < ENOUGH) return 'open';
  const against = contradicting / weight;
  const level = (status: ClaimStatus, { enter, stay }: { enter: number; stay: number }) => (current === status ? stay : enter);
  // Words alone never reverse a claim: it takes acts that more than one publisher reports.
  if (against >= level('reversed', REVERSED) && contradictingActs >= level('reversed', REVERSING_ACTS)) return 'reversed';
  if (against >= level('contested', CONTESTED)) return 'contested';
  return recentActs >= level('advancing', ADVANCING) ? 'advancing' : 'holding';
}

export interface ClaimHistory {
  readonly status: ClaimStatus;
  readonly figures: StatusFigures;
  readonly turns: readonly StatusTurn[];
}

/**
 * Plays a claim's evidence through in the order of the news, and notes every turn of status.
 * @param evidence  of any claims, in any order; other claims' and what was withdrawn take no part
 * @param asOf      nothing later counts; left out, all does
 * @returns the status shown is the `to` of the last turn, or `open` when there is none
 */
export function claimHistory(claimId: ClaimId, evidence: readonly Evidence[], asOf?: Instant): ClaimHistory {
  const inForce = evidence.filter((one) => one.claimId === claimId && one.withdrawnAt === null && (asOf === undefined || one.at <= asOf));
  return playOn(claimId, inForce, { status: 'open', since: null });
}

/** Of an entry, what a history is played from. */
export type PlayedEntry = WeighedEntry & Pick<Evidence, 'id'>;

/**
 * Plays the end of a history: nothing before `since` has changed, so the turns before it stand.
 * @param evidence  of one claim, all in force, in any order: at least what is no more than WINDOW_DAYS older than `since`, and than the newest
 * @param from      the status that the turns before `since` lead to; `since: null` plays all of it
 * @returns the turns from `since` on
 */
export function playOn(claimId: ClaimId, evidence: readonly PlayedEntry[], from: { readonly status: ClaimStatus; readonly since: Instant | null }): ClaimHistory {
  const inOrder = [...evidence].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const scale = createScale();
  const turns: StatusTurn[] = [];
  let { status } = from;
  for (const [index, one] of inOrder.entries()) {
    scale.put(one);
    // What stands in one moment is judged together.
    if (inOrder[index + 1]?.at === one.at || (from.since !== null && one.at < from.since)) continue;
    const figures = scale.figures();
    const to = nextStatus(status, figures);
    if (to !== status) turns.push({ claimId, at: one.at, from: status, to, because: one.id, figures });
    status = to;
  }
  return { status, figures: scale.figures(), turns };
}

/** The status that a stored history shows at a moment. */
export function statusAsOf(turns: readonly StatusTurn[], asOf: Instant): ClaimStatus {
  return turns.reduce<StatusTurn | null>((last, turn) => (turn.at <= asOf && (last === null || turn.at >= last.at) ? turn : last), null)?.to ?? 'open';
}
