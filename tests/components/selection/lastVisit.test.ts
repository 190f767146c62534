import { noteVisit } from '@/components/selection/lastVisit';
import { HOUR, MINUTE, shift } from '@/lib/time/instant';
import { NOW } from '../../fixtures/made/records';

beforeEach(() => localStorage.clear());
const note = (minutes: number) => noteVisit(localStorage, shift(NOW, minutes * MINUTE), shift(NOW, minutes * MINUTE));

it('knows no visit before the first', () => {
  expect(note(0)).toBeNull();
  expect(note(29)).toBeNull();
});

it('takes up a visit again after a short absence, and ends it after half an hour', () => {
  note(0);
  note(20);
  expect(note(45)).toBeNull();
  expect(note(76)).toBe(shift(NOW, 45 * MINUTE));
  expect(note(80)).toBe(shift(NOW, 45 * MINUTE));
});

it('keeps the place in the news’ own time, which a replay’s clock runs apart from', () => {
  noteVisit(localStorage, shift(NOW, -9_000 * HOUR), NOW);
  expect(noteVisit(localStorage, shift(NOW, -8_000 * HOUR), shift(NOW, 2 * HOUR))).toBe(shift(NOW, -9_000 * HOUR));
});

it('passes over what it cannot read', () => {
  localStorage.setItem('entente.seen', '{"upTo":"x"}');
  localStorage.setItem('entente.lastVisit', 'yesterday');
  expect(note(0)).toBeNull();
});
