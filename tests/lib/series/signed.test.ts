import { signed } from '@/lib/series/signed';

test.each([[12.4, '+12'], [-0.4, '0'], [0.4, '0'], [-7.6, '−8'], [100, '+100'], [-100, '−100']])('%d reads %s', (value, words) => {
  expect(signed(value)).toBe(words);
});
