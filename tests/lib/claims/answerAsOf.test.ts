import { answerAsOf } from '@/lib/claims/answerAsOf';
import { claimHistory } from '@/lib/claims/claimStatus';
import { ledgerAsOf } from '@/lib/claims/ledger';
import { shippedClaims } from '@/lib/claims/shippedClaims';
import type { Evidence, Stance } from '@/lib/domain/claim';
import type { ClaimAnswer } from '@/lib/protocol/news';
import { DAY, instant, shift } from '@/lib/time/instant';
import { makeUpdate } from '../../fixtures/made/records';

const START = instant(Date.parse('2026-01-09'));
const claim = shippedClaims().claims[0]!;

function entry(n: number, stance: Stance): Evidence {
  const at = shift(START, n * DAY);
  return {
    id: `e${n}`,
    claimId: claim.id,
    itemId: `i${n}`,
    storyId: `s${n}`,
    voice: `v${n}`,
    stance,
    step: 'act',
    at,
    enteredAt: at,
    withdrawnAt: null,
    judge: { kind: 'rule', rule: 'contact', rulesVersion: '1' },
    reason: { en: 'A reason.', es: 'Una razón.' },
    words: ['talks'],
  };
}

it('says of every earlier day what the ledger itself says', () => {
  const stances: Stance[] = ['supports', 'supports', 'updates', 'contradicts', 'contradicts', 'supports', 'contradicts', 'contradicts'];
  const evidence = stances.map((stance, n) => entry(n, stance));
  const { status, figures, turns } = claimHistory(claim.id, evidence);
  expect(turns.length).toBeGreaterThan(1);
  const known: ClaimAnswer = {
    claim,
    state: { claimId: claim.id, status, since: turns.at(-1)!.at, figures, counts: { supports: 3, contradicts: 4, updates: 1 }, newestAt: evidence.at(-1)!.at },
    evidence: [...evidence].reverse().map((one) => ({ evidence: one, update: makeUpdate(1) })),
    turns,
    since: START,
  };
  for (let n = -1; n <= stances.length; n++) {
    const asOf = shift(START, n * DAY);
    const shown = answerAsOf(known, asOf);
    const truth = ledgerAsOf(claim, evidence, asOf);
    expect(shown.evidence.map((one) => one.evidence.id)).toEqual(truth.evidence.map(({ id }) => id));
    expect(shown.state.status).toBe(truth.status);
    expect(shown.turns).toEqual(truth.turns);
    expect(Object.values(shown.state.counts).reduce((sum, count) => sum + count)).toBe(truth.evidence.length);
  }
});
