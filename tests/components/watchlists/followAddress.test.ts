import { followAddress } from '@/components/watchlists/followAddress';
import { storyId } from '@/lib/domain/ids';

it('leads to a new list of what is chosen, without its dates, under a name of no more than may be kept', () => {
  const address = followAddress({ query: 'oil', stories: [storyId('s')], from: '2026-01-01' }, 'x'.repeat(100));
  expect(address).toBe(`/watchlists/new?q=oil&story=s&name=${'x'.repeat(80)}`);
});
