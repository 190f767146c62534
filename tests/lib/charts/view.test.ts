import { indexAsked, selectedAsked, volumeAsked } from '@/lib/charts/asked';
import { NOTHING_LEFT_OUT, readView, withView, type ChartView } from '@/lib/charts/view';
import { readSelection, withSelection } from '@/lib/selection/selection';
import { instant } from '@/lib/time/instant';

const view: ChartView = {
  span: 'all',
  index: 'said-done',
  volume: 'language',
  leaveOut: { stories: ['story-b', 'story-a'], pressGroups: ['wire'], outlets: ['Times, The'] },
};

describe('the view of the charts in the address', () => {
  it('reads back what it wrote, outlets with commas too', () => {
    const read = readView(withView(new URLSearchParams(), view));
    expect(read).toEqual({ ...view, leaveOut: { ...view.leaveOut, stories: ['story-a', 'story-b'] } });
  });

  it('writes nothing for the view by default', () => {
    const plain = readView(new URLSearchParams());
    expect(plain).toEqual({ span: '30d', index: 'all', volume: 'tag', leaveOut: NOTHING_LEFT_OUT });
    expect(withView(new URLSearchParams(), plain).toString()).toBe('');
  });

  it('passes over what means nothing', () => {
    expect(readView(new URLSearchParams('span=now&index=mars&volume=weight&leaveGroup=nobody,wire'))).toEqual({
      span: '30d',
      index: 'all',
      volume: 'tag',
      leaveOut: { ...NOTHING_LEFT_OUT, pressGroups: ['wire'] },
    });
  });

  it('leaves the selection alone, and the selection it', () => {
    const address = withView(new URLSearchParams('q=oil&tag=sanctions&from=2026-01-03'), view);
    expect(readSelection(address)).toMatchObject({ query: 'oil', tags: ['sanctions'], from: '2026-01-03' });
    const chosen = withSelection(address, { ...readSelection(address), tags: [] });
    expect(readView(chosen)).toEqual(readView(address));
  });
});

it('asks for a chart’s figures over its own range, leaving open what its marks stand for', () => {
  const selection = readSelection(new URLSearchParams('q=oil&tag=sanctions&group=wire&from=2026-01-03&to=2026-01-04'));
  const range = { from: instant(Date.parse('2026-01-01')), to: instant(Date.parse('2026-01-08T06:00Z')) };
  expect(Object.fromEntries(selectedAsked(selection, range, 'tags'))).toEqual({ q: 'oil', group: 'wire', from: '2026-01-01', to: '2026-01-08T06:00Z' });
  expect(Object.fromEntries(volumeAsked('pressGroup', { ...range, barHours: 6 }, selection))).toEqual({ dimension: 'pressGroup', barHours: '6', q: 'oil', tag: 'sanctions', from: '2026-01-01', to: '2026-01-08T06:00Z' });
});

it('asks for the days of a range and one more before them, without what is left out', () => {
  const range = { from: instant(Date.parse('2026-01-08T16:00Z')), to: instant(Date.parse('2026-01-09T16:00Z')) };
  expect(indexAsked('us', range, { stories: [], pressGroups: ['wire'], outlets: [] }).toString()).toBe('variant=us&from=2026-01-07&to=2026-01-10&leaveGroup=wire');
});
