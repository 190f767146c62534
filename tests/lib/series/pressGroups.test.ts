import fc from 'fast-check';
import { PRESS_GROUPS } from '@/lib/domain/pressGroup';
import { comparePressGroups, storyRaces } from '@/lib/series/pressGroups';
import { HOUR, shift } from '@/lib/time/instant';
import { DAY_ONE, row, someRows } from './madeRows';

const at = (hours: number) => shift(DAY_ONE, hours * HOUR);
const of = (rows: Parameters<typeof comparePressGroups>[0], group: string) => comparePressGroups(rows).groups.find(({ pressGroup }) => pressGroup === group);

describe('comparePressGroups', () => {
  const race = [
    row({ outlet: 'Agency', pressGroup: 'wire', at: at(2) }),
    row({ outlet: 'Diario', pressGroup: 'venezuelan-independent', at: at(1) }),
    row({ outlet: 'Paper', pressGroup: 'us-media', at: at(7) }),
    row({ outlet: 'Paper', pressGroup: 'us-media', at: at(9) }),
  ];

  it('says who reported a story first and how many hours until others followed', () => {
    const [story] = storyRaces(race);
    expect(story?.first).toMatchObject({ publisher: 'Diario', at: at(1) });
    expect(story?.followers.map(({ publisher, hours }) => [publisher, hours])).toEqual([['Agency', 1], ['Paper', 6]]);
    expect(story?.hoursUntilOtherGroup).toBe(1);
    expect([of(race, 'venezuelan-independent')?.first, of(race, 'us-media')?.first, of(race, 'us-media')?.medianHoursBehind]).toEqual([1, 0, 6]);
  });

  it('counts a story that a group was first with as no delay, so that who is mostly first is not far behind', () => {
    const another = (storyId: string, wireAt: number) => [row({ storyId, outlet: 'Agency', pressGroup: 'wire', at: at(wireAt) }), row({ storyId, outlet: 'Diario', pressGroup: 'venezuelan-independent', at: at(4) })];
    const rows = [...another('one', 1), ...another('two', 2), ...another('three', 30)];
    expect(of(rows, 'wire')).toMatchObject({ first: 2, medianHoursBehind: 0 });
    expect(of(rows, 'venezuelan-independent')).toMatchObject({ first: 1, medianHoursBehind: 2 });
  });

  it('calls nobody first with a story that nobody else has', () => {
    expect(of([row()], 'wire')).toMatchObject({ first: 0, medianHoursBehind: null });
  });

  it('does not let an item of which only the day is known be first', () => {
    const rows = [...race, row({ outlet: 'Midnight', pressGroup: 'regional-media', at: at(0), timeKnown: false })];
    expect(storyRaces(rows)[0]?.first.publisher).toBe('Diario');
    expect(of(rows, 'regional-media')?.updates).toBe(1);
  });

  it('names the silent groups, and the large stories that a group did not report', () => {
    const rows = [...race, row({ outlet: 'Second Agency', pressGroup: 'wire', at: at(3) }), row({ storyId: 'small', outlet: 'State TV', pressGroup: 'venezuelan-state' })];
    const { silent } = comparePressGroups(rows);
    expect(silent).toContain('think-tank');
    expect(silent).not.toContain('venezuelan-state');
    expect(of(rows, 'venezuelan-state')?.silentOn).toEqual(['story']);
    expect(of(rows, 'wire')?.silentOn).toEqual([]);
  });

  it('divides a story among the directions that a group reads in it', () => {
    expect(of([row({ direction: 'thaw' }), row({ direction: 'freeze' }), row({ direction: 'thaw', storyId: 'b' })], 'wire')?.direction).toEqual({ thaw: 0.75, freeze: 0.25, neutral: 0 });
  });

  it('has shares that add up to all updates, each group once', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const { groups } = comparePressGroups(rows);
        expect(groups.map(({ pressGroup }) => pressGroup)).toEqual(PRESS_GROUPS);
        expect(groups.reduce((sum, { updates }) => sum + updates, 0)).toBe(rows.length);
        expect(groups.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(rows.length === 0 ? 0 : 1, 8);
      }),
    );
  });

  it('is the same whatever the order of the rows', () => {
    fc.assert(fc.property(someRows, (rows) => expect(comparePressGroups([...rows].reverse())).toEqual(comparePressGroups(rows))));
  });
});
