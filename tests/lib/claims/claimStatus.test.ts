import fc from 'fast-check';
import { claimHistory, nextStatus, statusAsOf, turnOf } from '@/lib/claims/claimStatus';
import { ledgerAsOf } from '@/lib/claims/ledger';
import { weighEvents, weighEvidence } from '@/lib/claims/weighEvidence';
import type { ClaimStatus, Evidence, StatusTurn } from '@/lib/domain/claim';
import { after, CLAIM, event, evidence, someEvidence } from './madeEvidence';

const statusOf = (list: Evidence[]) => claimHistory(CLAIM, list).status;

describe('the status of a claim', () => {
  it('is open until there is enough evidence', () => {
    expect(statusOf([])).toBe('open');
    expect(statusOf([evidence()])).toBe('open');
  });

  it('advances when an act that several publishers report bears it out', () => {
    expect(statusOf(event('embassy', 2))).toBe('advancing');
  });

  it('holds, and does not advance, when only words bear it out', () => {
    expect(statusOf([...event('a', 3, { step: 'statement' }), ...event('b', 3, { step: 'statement' })])).toBe('holding');
  });

  it('holds when its acts are older than its newest evidence by more than three days', () => {
    expect(statusOf([...event('a', 7), ...event('b', 3, { step: 'statement', at: after(5) })])).toBe('holding');
  });

  it('is contested when weighty evidence stands on both sides', () => {
    expect(statusOf([...event('for', 3), ...event('against', 3, { stance: 'contradicts' })])).toBe('contested');
  });

  it('is reversed by acts that more than one publisher reports', () => {
    const against = [1, 2].flatMap((day) => event(`against-${day}`, 7, { stance: 'contradicts', at: after(day) }));
    expect(statusOf([...event('for', 1), ...against])).toBe('reversed');
  });

  it('is never reversed by words alone, however many', () => {
    const words = Array.from({ length: 20 }, (_, index) => event(`speech-${index}`, 5, { stance: 'contradicts', step: 'statement' })).flat();
    expect(statusOf([...event('for', 2), ...words])).toBe('contested');
  });

  it('is never reversed by what one publisher alone reports', () => {
    const lonely = Array.from({ length: 20 }, (_, index) => evidence({ storyId: `s${index}`, voice: 'one voice', stance: 'contradicts' }));
    expect(statusOf(lonely)).toBe('contested');
  });

  it('counts one newsroom once for an event, however many items it brings', () => {
    const repeated = Array.from({ length: 12 }, () => evidence({ storyId: 'same', voice: 'same' }));
    expect(weighEvents(repeated)).toMatchObject([{ publishers: 1, weight: 2 }]);
    expect(statusOf(repeated)).toBe('open');
  });

  it('weighs an act twice as much as words, and a day half as much seven days later', () => {
    expect(weighEvents([evidence({ step: 'statement' })])[0]?.weight).toBe(1);
    expect(weighEvents([evidence()])[0]?.weight).toBe(2);
    const figures = weighEvidence([evidence({ at: after(0) }), evidence({ stance: 'contradicts', at: after(7) })]);
    expect(figures.contradicting).toBeCloseTo(2 * figures.supporting, 10);
  });

  it('lets the tenth story of a day add less than the first, so that one day’s storm does not bury the weeks after it', () => {
    const storm = Array.from({ length: 10 }, (_, index) => evidence({ storyId: `s${index}` }));
    expect(weighEvidence(storm).supporting).toBeCloseTo(Math.log2(1 + 10 * 2), 10);
    expect(weighEvidence(storm).supporting).toBeLessThan(3 * weighEvidence(storm.slice(0, 1)).supporting);
  });

  it('does not flicker: what turned it at one share is undone only well below', () => {
    // Three in ten against: less than it takes to become contested, more than it takes to stop being so.
    const figures = { supporting: 7, contradicting: 3, recentActs: 7, contradictingActs: 3 };
    expect(nextStatus('advancing', figures)).toBe('advancing');
    expect(nextStatus('contested', figures)).toBe('contested');
    expect(nextStatus('contested', { ...figures, contradicting: 2 })).toBe('advancing');
  });

  it('goes back when the evidence that turned it is withdrawn, and keeps both turns', () => {
    const { status, turns } = claimHistory(CLAIM, event('a', 3, { withdrawnAt: after(3) }));
    expect(status).toBe('open');
    expect(turns.map(({ from, to, at }) => [from, to, at])).toEqual([['open', 'advancing', after(0.5)], ['advancing', 'open', after(3)]]);
  });

  it('takes no account of other claims’ evidence', () => {
    expect(claimHistory('other' as typeof CLAIM, event('a', 5)).turns).toEqual([]);
  });
});

describe('the history of a claim', () => {
  const replay = (turns: readonly StatusTurn[]) => turns.reduce<ClaimStatus>((status, { from, to }) => {
    expect(from).toBe(status);
    expect(to).not.toBe(from);
    return to;
  }, 'open');

  it('replayed turn by turn gives the status shown', () => {
    fc.assert(
      fc.property(someEvidence, (list) => {
        const { status, turns } = claimHistory(CLAIM, list);
        expect(replay(turns)).toBe(status);
        expect(statusAsOf(turns, after(400))).toBe(status);
      }),
    );
  });

  it('is the same whatever the order in which the evidence is handed over', () => {
    fc.assert(fc.property(someEvidence, (list) => expect(claimHistory(CLAIM, [...list].reverse())).toEqual(claimHistory(CLAIM, list))));
  });

  it('read as of any moment shows what it showed then, later evidence or not', () => {
    fc.assert(
      fc.property(someEvidence, fc.nat({ max: 55 }), (list, day) => {
        const asOf = after(day);
        const whole = claimHistory(CLAIM, list);
        const then = claimHistory(CLAIM, list, asOf);
        expect(then.turns).toEqual(whole.turns.filter(({ at }) => at <= asOf));
        expect(then.status).toBe(statusAsOf(whole.turns, asOf));
        const known = list.filter(({ at }) => at <= asOf).map((one) => (one.withdrawnAt !== null && one.withdrawnAt > asOf ? { ...one, withdrawnAt: null } : one));
        expect(claimHistory(CLAIM, known)).toEqual(then);
      }),
    );
  });

  it('kept step by step, as the desk does, comes to the same turns as played through at once', () => {
    fc.assert(
      fc.property(someEvidence, (list) => {
        const moments = [...new Set(list.flatMap(({ at, withdrawnAt }) => (withdrawnAt === null ? [at] : [at, withdrawnAt])))].sort((a, b) => a - b);
        let status: ClaimStatus = 'open';
        const turns: Omit<StatusTurn, 'because'>[] = [];
        for (const at of moments) {
          const inForce = list.filter((one) => one.at <= at && (one.withdrawnAt === null || one.withdrawnAt > at));
          const turn = turnOf(CLAIM, status, inForce, at, '');
          if (!turn) continue;
          const { because: _because, ...rest } = turn;
          turns.push(rest);
          status = turn.to;
        }
        expect(claimHistory(CLAIM, list).turns.map(({ because: _because, ...rest }) => rest)).toEqual(turns);
      }),
    );
  });

  it('names in every turn evidence that the claim has', () => {
    fc.assert(fc.property(someEvidence, (list) => claimHistory(CLAIM, list).turns.forEach(({ because }) => expect(list.map(({ id }) => id)).toContain(because))));
  });
});

describe('ledgerAsOf', () => {
  const claim = { id: CLAIM, number: 1, statements: [], text: { en: 'x', es: 'x' }, tags: [] };

  it('shows what was in force then, newest first, with the status of that moment', () => {
    const [first, second] = event('a', 2, { at: after(1) });
    const later = evidence({ at: after(4), stance: 'contradicts' });
    const gone = evidence({ at: after(0), withdrawnAt: after(2) });
    const all = [first, second, later, gone].filter((one) => one !== undefined);
    expect(ledgerAsOf(claim, all, after(0)).evidence).toEqual([gone]);
    expect(ledgerAsOf(claim, all, after(3))).toMatchObject({ status: 'advancing', evidence: [first, second] });
    expect(ledgerAsOf(claim, all, after(9)).evidence.map(({ id }) => id)).toEqual([later.id, first?.id, second?.id]);
  });
});
