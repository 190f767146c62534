import fc from 'fast-check';
import { claimId, STANCES, type Evidence } from '@/lib/domain/claim';
import { DAY, HOUR, instant } from '@/lib/time/instant';

export const START = instant(Date.parse('2026-01-09T00:00:00Z'));
export const CLAIM = claimId('talks');

let made = 0;
/** One publisher's report that supports the claim by an act, on the first day at noon, unless said otherwise. */
export function evidence(over: Partial<Evidence> = {}): Evidence {
  made += 1;
  return {
    id: `evidence-${String(made).padStart(4, '0')}`,
    claimId: CLAIM,
    itemId: `item-${made}`,
    storyId: `story-${made}`,
    voice: `publisher-${made}`,
    stance: 'supports',
    step: 'act',
    at: instant(START + 12 * HOUR),
    enteredAt: over.at ?? instant(START + 12 * HOUR),
    withdrawnAt: null,
    judge: { kind: 'rule', rule: 'made', rulesVersion: '1' },
    reason: { en: 'made', es: 'hecho' },
    words: ['talks'],
    ...over,
  };
}

/** One event with so many independent publishers. */
export const event = (storyId: string, publishers: number, over: Partial<Evidence> = {}): Evidence[] =>
  Array.from({ length: publishers }, (_, index) => evidence({ storyId, voice: `publisher-${index}`, ...over }));

export const someEvidence: fc.Arbitrary<Evidence[]> = fc
  .array(
    fc.record({
      hour: fc.nat({ max: 40 * 24 }),
      story: fc.nat({ max: 6 }),
      publisher: fc.nat({ max: 5 }),
      stance: fc.constantFrom(...STANCES),
      step: fc.constantFrom('act' as const, 'statement' as const),
      withdrawn: fc.option(fc.nat({ max: 10 * 24 }), { freq: 4 }),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ hour, story, publisher, stance, step, withdrawn }, index) =>
      evidence({
        id: `made-${String(index).padStart(3, '0')}`,
        at: instant(START + hour * HOUR),
        withdrawnAt: withdrawn === null ? null : instant(START + hour * HOUR + withdrawn * HOUR),
        storyId: `story-${story}`,
        voice: `publisher-${publisher}`,
        stance,
        step,
      }),
    ),
  );

export const after = (days: number) => instant(START + days * DAY);
