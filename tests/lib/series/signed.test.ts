import { signed } from '@/lib/series/signed';

test.each([[12.4, '+12'], [-0.4, '0'], [0.4, '0'], [-7.6, '−8'], [100, '+100'], [-100, '−100']])('%d reads %s', (value, words) => {
  expect(signed(value)).toBe(words);
});

test('digits are the language’s, and what is nought in them has no sign', () => {
  expect([signed(-3.14, 'es', 1), signed(3.14, 'en', 1), signed(-0.04, 'es', 1)]).toEqual(['−3,1', '+3.1', '0,0']);
});
