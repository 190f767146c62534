import { expectedShare } from '@/lib/watchlists/expectedShare';

it('expects a name of this story in much of the news, and a word nobody uses in next to none', () => {
  expect(expectedShare(['venezuela'])).toBeGreaterThan(0.05);
  expect(expectedShare(['zyzzyva'])).toBeLessThan(0.001);
});

it('expects a phrase no more often than its rarest word', () => {
  expect(expectedShare(['venezuela', 'zyzzyva'])).toBe(expectedShare(['zyzzyva']));
});
