import fc from 'fast-check';
import { claimHistory, nextStatus, playOn, statusAsOf } from '@/lib/claims/claimStatus';
import { ledgerAsOf } from '@/lib/claims/ledger';
import { createScale, weighEvents, weighEvidence, WINDOW_DAYS } from '@/lib/claims/weighEvidence';
import type { ClaimStatus, Evidence, StatusTurn } from '@/lib/domain/claim';
import { DAY } from '@/lib/time/instant';
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

  it('takes no account of what was withdrawn, as if it had never been entered', () => {
    const weighty = event('a', 3);
    expect(claimHistory(CLAIM, weighty).turns).toHaveLength(1);
    expect(claimHistory(CLAIM, weighty.map((one) => ({ ...one, withdrawnAt: after(3) })))).toEqual(claimHistory(CLAIM, []));
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
        const known = list.filter(({ at }) => at <= asOf);
        expect(claimHistory(CLAIM, known)).toEqual(then);
      }),
    );
  });

  it('played on from any moment, as the desk does when something came or went there, comes to the same end as played through at once', () => {
    fc.assert(
      fc.property(someEvidence, fc.nat({ max: 45 }), (list, day) => {
        const since = after(day);
        const inForce = list.filter(({ withdrawnAt }) => withdrawnAt === null);
        const newest = inForce.reduce((latest, { at }) => Math.max(latest, at), 0);
        const whole = claimHistory(CLAIM, inForce);
        const before = whole.turns.filter(({ at }) => at < since);
        const oldest = Math.min(Math.floor(since / DAY), Math.floor(newest / DAY)) - WINDOW_DAYS;
        const near = inForce.filter(({ at }) => Math.floor(at / DAY) >= oldest);
        const end = playOn(CLAIM, near, { status: statusAsOf(before, since), since });
        expect({ ...end, turns: [...before, ...end.turns] }).toEqual(whole);
      }),
    );
  });

  it('weighs entry by entry what it weighs at once', () => {
    fc.assert(
      fc.property(someEvidence, (list) => {
        const scale = createScale();
        const inOrder = [...list].sort((a, b) => a.at - b.at);
        for (const [index, one] of inOrder.entries()) {
          scale.put(one);
          expect(scale.figures()).toEqual(weighEvidence(inOrder.slice(0, index + 1)));
        }
      }),
    );
  });

  it('names in every turn evidence that the claim has', () => {
    fc.assert(fc.property(someEvidence, (list) => claimHistory(CLAIM, list).turns.forEach(({ because }) => expect(list.map(({ id }) => id)).toContain(because))));
  });
});

describe('ledgerAsOf', () => {
  const claim = { id: CLAIM, number: 1, statements: [], text: { en: 'x', es: 'x' }, tags: [] };

  it('shows what stands up to that moment and is in force, newest first, with the status of that moment', () => {
    const [first, second] = event('a', 2, { at: after(1) });
    const later = evidence({ at: after(4), stance: 'contradicts' });
    const gone = evidence({ at: after(0), withdrawnAt: after(2) });
    const all = [first, second, later, gone].filter((one) => one !== undefined);
    expect(ledgerAsOf(claim, all, after(0)).evidence).toEqual([]);
    expect(ledgerAsOf(claim, all, after(3))).toMatchObject({ status: 'advancing', evidence: [first, second] });
    expect(ledgerAsOf(claim, all, after(9)).evidence.map(({ id }) => id)).toEqual([later.id, first?.id, second?.id]);
  });
});
