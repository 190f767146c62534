import { NOTHING_LEFT_OUT, readView, withView, type ChartView } from '@/lib/charts/view';
import { readSelection, withSelection } from '@/lib/selection/selection';

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
