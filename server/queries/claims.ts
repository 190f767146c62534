import { z } from 'zod';
import type { Claim, ClaimId, ClaimState } from '@/lib/domain/claim';
import { err, ok, type Result } from '@/lib/domain/result';
import type { ClaimAnswer, ClaimsAnswer } from '@/lib/protocol/news';
import type { Problem } from '@/lib/protocol/problem';
import { instant } from '@/lib/time/instant';
import { requireServices } from '../services';
import { rulesInForce } from './rulesInForce';
import { answering } from './answering';
import { asOfMoment, readParameters, type Parameters } from './parameters';
import { remembered } from './remembered';

const PARAMETERS = z.strictObject({ asOf: asOfMoment });
/** Evidence of one claim in an answer; its counts say how much there is. */
const MOST_EVIDENCE = 1_000;
/** Beyond every date in the news. */
const AT_LAST = instant(8e15);

/** Every claim and how it stands, now or as of a moment of the news. Errors: `invalid`, `store-unavailable`. */
export function claimsAsOf(parameters: Parameters): Promise<Result<ClaimsAnswer, Problem>> {
  return answering(async () => {
    const read = readParameters(PARAMETERS, parameters);
    if (!read.ok) return read;
    const { asOf } = read.value;
    const states = await remembered(['claims', asOf], () => requireServices().store.news.claims(asOf));
    return ok({ claims: listClaims().map((claim) => ({ claim, state: stateOf(claim.id, states) })) });
  });
}

/** One claim with its ledger. Errors: `invalid`, `not-found`, `store-unavailable`. */
export function claimAsOf(id: string, parameters: Parameters): Promise<Result<ClaimAnswer, Problem>> {
  return answering(async () => {
    const read = readParameters(PARAMETERS, parameters);
    if (!read.ok) return read;
    const { asOf } = read.value;
    const claim = listClaims().find((one) => one.id === id);
    if (!claim) return err({ code: 'not-found', message: 'there is no such claim', field: 'id' });
    const { news } = requireServices().store;
    return ok(
      await remembered(['claim', id, asOf], async () => {
        const [states, ledger] = await Promise.all([news.claims(asOf), news.ledger(claim.id, asOf ?? AT_LAST, MOST_EVIDENCE)]);
        return { claim, state: stateOf(claim.id, states), evidence: ledger.evidence, turns: ledger.turns, since: ledger.firstAt };
      }),
    );
  });
}

const listClaims = (): Claim[] => rulesInForce().claims.claims.map(({ id, number, statements, text, tags }) => ({ id, number, statements, text, tags }));

const stateOf = (id: ClaimId, states: readonly ClaimState[]): ClaimState =>
  states.find(({ claimId }) => claimId === id) ?? {
    claimId: id,
    status: 'open',
    since: null,
    figures: { supporting: 0, contradicting: 0, recentActs: 0, contradictingActs: 0 },
    counts: { supports: 0, contradicts: 0, updates: 0 },
    newestAt: null,
  };
