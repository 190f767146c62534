import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { findBlindSpots } from '@/lib/feeds/blindSpots';
import { makeFeed, makeHealth, NOW } from '../../fixtures/made/records';

describe('findBlindSpots', () => {
  it('names feeds that do not tell us what they should, by state, and none that were paused', () => {
    const feeds = [
      makeFeed('b', { health: makeHealth({ state: 'failing' }) }),
      makeFeed('a', { health: makeHealth({ state: 'failing' }) }),
      makeFeed('c', { health: makeHealth({ state: 'late' }) }),
      makeFeed('d', { enabled: false, health: makeHealth({ state: 'paused' }) }),
      makeFeed('e'),
    ];
    expect(findBlindSpots(feeds, []).feeds).toEqual([
      { state: 'failing', names: ['Sample a', 'Sample b'] },
      { state: 'late', names: ['Sample c'] },
    ]);
  });

  it('names press groups that were not heard and languages nobody reads for us', () => {
    const spots = findBlindSpots([makeFeed('a', { language: 'es' })], [{ bucketAt: NOW, pressGroup: 'wire', count: 2 }]);
    expect(spots.silentGroups).toEqual(PRESS_GROUPS.filter((group) => group !== 'wire'));
    expect(spots.languages).toEqual(['en', 'pt']);
  });
});
