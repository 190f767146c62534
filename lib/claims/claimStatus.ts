import type { ClaimId, ClaimStatus, Evidence, StatusFigures, StatusTurn } from '@/lib/domain/claim';
import type { Instant } from '@/lib/time/instant';
import { weighEvidence } from './weighEvidence';

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
 * Plays a claim's evidence through in the order in which the desk came to know it, and notes every turn of status.
 * @param evidence  of one claim, withdrawn ones included, in any order
 * @param asOf      nothing later counts; left out, all does
 * @returns the status shown is the `to` of the last turn, or `open` when there is none
 */
export function claimHistory(claimId: ClaimId, evidence: readonly Evidence[], asOf?: Instant): ClaimHistory {
  const moments = momentsOf(evidence.filter((one) => one.claimId === claimId)).filter(({ at }) => asOf === undefined || at <= asOf);
  const inForce = new Map<string, Evidence>();
  const turns: StatusTurn[] = [];
  let status: ClaimStatus = 'open';
  let figures = weighEvidence([]);
  for (const [index, { at, one, enters }] of moments.entries()) {
    if (enters) inForce.set(one.id, one);
    else inForce.delete(one.id);
    // What becomes known in one moment is judged together.
    if (moments[index + 1]?.at === at) continue;
    figures = weighEvidence([...inForce.values()]);
    const to = nextStatus(status, figures);
    if (to !== status) turns.push({ claimId, at, from: status, to, because: one.id, figures });
    status = to;
  }
  return { status, figures, turns };
}

interface Moment {
  readonly at: Instant;
  readonly one: Evidence;
  readonly enters: boolean;
}

function momentsOf(evidence: readonly Evidence[]): Moment[] {
  const moments: Moment[] = [];
  for (const one of evidence) {
    if (one.withdrawnAt !== null && one.withdrawnAt <= one.at) continue;
    moments.push({ at: one.at, one, enters: true });
    if (one.withdrawnAt !== null) moments.push({ at: one.withdrawnAt, one, enters: false });
  }
  return moments.sort((a, b) => a.at - b.at || Number(a.enters) - Number(b.enters) || (a.one.id < b.one.id ? -1 : a.one.id > b.one.id ? 1 : 0));
}

/**
 * One step of the same rule for a claim whose status is stored: what the status is once the evidence has changed.
 * @param inForce  the claim's evidence that counts now, at least that of the last 28 days
 * @param because  the evidence that has come or gone
 * @returns null when the status stays
 */
export function turnOf(claimId: ClaimId, current: ClaimStatus, inForce: readonly Evidence[], at: Instant, because: string): StatusTurn | null {
  const figures = weighEvidence(inForce);
  const to = nextStatus(current, figures);
  return to === current ? null : { claimId, at, from: current, to, because, figures };
}

/** The status that a stored history shows at a moment. */
export function statusAsOf(turns: readonly StatusTurn[], asOf: Instant): ClaimStatus {
  return turns.reduce<StatusTurn | null>((last, turn) => (turn.at <= asOf && (last === null || turn.at >= last.at) ? turn : last), null)?.to ?? 'open';
}
