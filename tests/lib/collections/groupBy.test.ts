import { groupBy } from '@/lib/collections/groupBy';

describe('groupBy', () => {
  it('keeps the order in which things and keys came', () => {
    expect([...groupBy(['bee', 'ant', 'bat', 'ape'], (word) => word[0])]).toEqual([
      ['b', ['bee', 'bat']],
      ['a', ['ant', 'ape']],
    ]);
  });

  it('takes any key, null too, and nothing at all', () => {
    expect(groupBy([1, 2, 3], (n) => (n > 1 ? null : 'small')).get(null)).toEqual([2, 3]);
    expect(groupBy([], String).size).toBe(0);
  });
});
