import { filterFeeds } from '@/lib/feeds/filterFeeds';
import { makeFeed, makeHealth } from '../../fixtures/made/records';

const feeds = [
  makeFeed('c', { name: 'Crónica Uno', outlet: 'Crónica', pressGroup: 'venezuelan-independent' }),
  makeFeed('a', { name: 'Agencia', health: makeHealth({ state: 'paused' }) }),
  makeFeed('z', { name: 'Zulia Daily', health: makeHealth({ state: 'failing' }) }),
];
const names = (filter: Partial<Parameters<typeof filterFeeds>[1]>) => filterFeeds(feeds, { words: '', state: 'any', pressGroup: 'any', ...filter }).map((feed) => feed.name);

describe('filterFeeds', () => {
  it('puts feeds in trouble first and paused ones last', () => expect(names({})).toEqual(['Zulia Daily', 'Crónica Uno', 'Agencia']));
  it('finds words without their accents and in any order', () => expect(names({ words: 'uno cronica' })).toEqual(['Crónica Uno']));
  it('finds a feed by its address', () => expect(names({ words: 'z.example' })).toEqual(['Zulia Daily']));
  it('narrows by state and by press group', () => {
    expect(names({ state: 'failing' })).toEqual(['Zulia Daily']);
    expect(names({ pressGroup: 'venezuelan-independent' })).toEqual(['Crónica Uno']);
    expect(names({ state: 'failing', pressGroup: 'venezuelan-independent' })).toEqual([]);
  });
});
