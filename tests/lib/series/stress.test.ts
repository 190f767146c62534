import fc from 'fast-check';
import { TAGS } from '@/lib/domain/tag';
import { compareStress } from '@/lib/series/stress';
import { row, someRows } from './madeRows';

describe('compareStress', () => {
  it('divides each statement and each story among its tags', () => {
    const { tags } = compareStress([['diplomacy'], ['diplomacy', 'regional'], []], [row({ storyId: 'a', tags: ['security', 'sanctions'] }), row({ storyId: 'b', tags: ['security'] })]);
    const of = (tag: string) => tags.find((one) => one.tag === tag);
    expect([of('diplomacy')?.baseline, of('regional')?.baseline, of('security')?.news, of('sanctions')?.news]).toEqual([0.75, 0.25, 0.75, 0.25]);
    expect(of('security')?.shift).toBe(0.75);
  });

  it('is at distance 0 when both dwell on the same, 1 when they have nothing in common', () => {
    expect(compareStress([['oil-economy']], [row({ tags: ['oil-economy'] })]).distance).toBe(0);
    expect(compareStress([['oil-economy']], [row({ tags: ['migration'] })]).distance).toBe(1);
  });

  it('says how much of each carried no tag at all', () => {
    expect(compareStress([['regional'], []], [row({ storyId: 'a', tags: [] }), row({ storyId: 'b' })])).toMatchObject({ statements: { tagged: 1, all: 2 }, stories: { tagged: 1, all: 2 } });
  });

  it('has shares that add up to one, and a distance between 0 and 1', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 4 }), { maxLength: 10 }), someRows, (statements, rows) => {
        const { tags, distance, stories } = compareStress(statements, rows);
        if (stories.tagged > 0) expect(tags.reduce((sum, { news }) => sum + news, 0)).toBeCloseTo(1, 8);
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
