import { findCommands } from '@/lib/palette/findCommands';

const commands = [{ name: 'Oil, economy' }, { name: 'The economy of oil' }, { name: 'Economía' }, { name: 'Feeds', also: 'sources health' }];
const names = (typed: string, limit = 9) => findCommands(commands, typed, limit).map(({ name }) => name);

it('finds by the beginnings of words, accents and case aside, names that begin so first', () => {
  expect(names('econom')).toEqual(['Economía', 'Oil, economy', 'The economy of oil']);
  expect(names('OIL eco')).toEqual(['Oil, economy', 'The economy of oil']);
  expect(names('conomy')).toEqual([]);
});

it('finds by other words too', () => {
  expect(names('health')).toEqual(['Feeds']);
});

it('gives the first of all when nothing is typed', () => {
  expect(names(' ', 2)).toEqual(['Oil, economy', 'The economy of oil']);
});
