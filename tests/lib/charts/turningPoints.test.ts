import { personId } from '@/lib/domain/ids';
import { withNotes, type TurningPoint } from '@/lib/charts/turningPoints';
import { DAY, instant } from '@/lib/time/instant';

it('puts the desk’s notes among the turning points, by day, each with its author', () => {
  const turns: TurningPoint[] = [{ id: 'talks', day: instant(0), title: 'Talks', direction: 'thaw' }, { id: 'strike', day: instant(2 * DAY), title: 'Strike', direction: 'freeze' }];
  const note = { id: 7, day: instant(DAY), text: 'Our interview ran', personId: personId('ana'), by: 'Ana', at: instant(0) };
  expect(withNotes(turns, [note])).toEqual([turns[0], { id: 'note-7', day: DAY, title: 'Our interview ran', direction: 'neutral', by: 'Ana' }, turns[1]]);
  expect(withNotes(turns, [])).toBe(turns);
});
