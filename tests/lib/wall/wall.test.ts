import { storyId, type StoryId } from '@/lib/domain/ids';
import { DAY, HOUR, instant, MINUTE, shift } from '@/lib/time/instant';
import { indexShape } from '@/lib/wall/indexShape';
import { pixelShift } from '@/lib/wall/pixelShift';
import { FIRST_TURN, rotate, screenfuls, type RotationStep } from '@/lib/wall/rotation';
import { onThisDay, sinceBaseline, type WallEvent } from '@/lib/wall/wallEvents';
import { DWELL_SECONDS, readWallDress, readWallSettings, SCENES } from '@/lib/wall/wallSettings';
import { headlineIn, storiesOfWeight, topStories } from '@/lib/wall/wallStories';
import { makeStory, NOW } from '../../fixtures/made/records';

describe('the address of a wall', () => {
  it.each([
    ['', SCENES, DWELL_SECONDS.usual],
    ['scenes=live,index&dwell=45', ['live', 'index'], 45],
    ['scenes=live,nothing,live&dwell=soon', ['live'], DWELL_SECONDS.usual],
    ['scenes=,&dwell=0', SCENES, DWELL_SECONDS.least],
    ['dwell=-3', SCENES, DWELL_SECONDS.least],
    ['dwell=1e9', SCENES, DWELL_SECONDS.most],
  ])('reads "%s"', (address, scenes, dwellSeconds) => {
    expect(readWallSettings(new URLSearchParams(address))).toEqual({ scenes, dwellSeconds });
  });

  it('asks for a language and an appearance that exist, or for none', () => {
    expect(readWallDress(new URLSearchParams('lang=es&theme=dark'))).toEqual({ locale: 'es', theme: 'dark' });
    expect(readWallDress(new URLSearchParams('lang=xx&theme='))).toEqual({ locale: null, theme: null });
  });
});

describe('the rotation', () => {
  const news = (...ids: string[]): RotationStep => ({ kind: 'news', stories: ids.map(storyId) });
  const next: RotationStep = { kind: 'next' };
  const play = (...steps: RotationStep[]) => steps.reduce(rotate, FIRST_TURN);

  it('gives a scene that needs two screens two turns', () => {
    expect(screenfuls(['index', 'claims'], (scene) => (scene === 'claims' ? 2 : 0))).toEqual([
      { scene: 'index', page: 0, pages: 1 },
      { scene: 'claims', page: 0, pages: 2 },
      { scene: 'claims', page: 1, pages: 2 },
    ]);
  });

  it('is interrupted at once, and comes back to the scene it left', () => {
    const interrupted = play(next, news('a'));
    expect(interrupted).toMatchObject({ turn: 1, interruptedBy: 'a' });
    expect(rotate(interrupted, next)).toMatchObject({ turn: 1, interruptedBy: null });
  });

  it('shows a scene between two headlines', () => {
    const both = play(news('a', 'b'));
    expect(both.interruptedBy).toBe('a');
    const between = rotate(both, next);
    expect(between).toMatchObject({ interruptedBy: null, turn: 0 });
    expect(rotate(between, next)).toMatchObject({ interruptedBy: 'b', turn: 1 });
    expect(rotate(between, news('c'))).toMatchObject({ interruptedBy: null, waiting: ['b', 'c'] });
  });

  it('keeps no more than three waiting, the newest', () => {
    expect(play(news('a', 'b', 'c', 'd', 'e')).waiting.length + 1).toBe(3);
  });

  it('changes nothing when a story is told twice', () => {
    const once = play(news('a'));
    expect(rotate(once, news('a'))).toBe(once);
  });
});

describe('the stories of a wall', () => {
  const story = (id: string, independentPublishers: number, hoursOld: number, more = {}) =>
    makeStory(id, { independentPublishers, firstAt: shift(NOW, -hoursOld * HOUR), lastAt: shift(NOW, -hoursOld * HOUR + MINUTE), ...more });

  it('interrupts for new stories of four publishers or breaking ones, and for no others', () => {
    const stories = [story('large', 4, 2), story('small', 3, 1), story('old', 9, 20), story('breaking', 1, 1, { pace: 'breaking' })];
    expect(storiesOfWeight(stories, NOW)).toEqual(['large', 'breaking'] as StoryId[]);
  });

  it('ranks the last day by independent publishers, then by newness', () => {
    const stories = [story('two', 2, 1), story('five', 5, 3), story('five-newer', 5, 2), story('yesterday', 9, 30)];
    expect(topStories(stories, NOW, 2).map(({ id }) => id)).toEqual(['five-newer', 'five']);
  });

  it('takes the headline in the language of the wall where there is one', () => {
    const both = makeStory('s', { otherHeadlines: [{ itemId: makeStory('t').headline.itemId, title: 'En Caracas', language: 'es' }] });
    expect(headlineIn(both, 'es').title).toBe('En Caracas');
    expect(headlineIn(both, 'pt').title).toBe(both.headline.title);
  });
});

describe('the chronology of a wall', () => {
  const event = (date: string, importance: 1 | 2 | 3 = 2): WallEvent => ({ id: date, date, title: date, direction: 'neutral', importance });
  const dates = (events: readonly WallEvent[]) => events.map(({ date }) => date);

  it('tells this day of other years first, then the days around it, across the turn of the year', () => {
    const told = onThisDay([event('2019-01-02'), event('2020-12-30'), event('2024-06-01'), event('2026-01-01')], '2026-01-02', 5);
    expect(told.isExact).toBe(true);
    expect(dates(told.events)).toEqual(['2019-01-02', '2020-12-30']);
    expect(onThisDay([event('2020-12-30')], '2026-01-02', 5)).toMatchObject({ isExact: false, events: [{ date: '2020-12-30' }] });
  });

  it('knows a 29 February in a common year', () => {
    expect(dates(onThisDay([event('2024-02-29')], '2026-02-28', 5).events)).toEqual(['2024-02-29']);
  });

  it('tells the weightiest since the baseline, newest first, and nothing of the future', () => {
    const events = [event('2026-01-08', 3), event('2026-01-09', 1), event('2026-01-20', 3), event('2026-01-15', 3), event('2026-02-01', 3)];
    expect(dates(sinceBaseline(events, '2026-01-09', '2026-01-31', 2))).toEqual(['2026-01-20', '2026-01-15']);
  });
});

describe('the drawing of the index', () => {
  const day = (n: number, value: number | null) => ({
    day: instant(n * DAY),
    value,
    low: value === null ? null : value - 10,
    high: value === null ? null : value + 10,
    balance: value === null ? null : 0,
    weight: { thaw: 0, freeze: 0, neutral: 0 },
    stories: 1,
    updates: 1,
  });

  it('breaks the line at a gap and ends where the news stands', () => {
    const { line, alone, last, range } = indexShape([day(0, 0), day(1, 100), day(2, null), day(3, -100)], instant(3.25 * DAY));
    expect(line).toBe('M12.5,50L37.5,0');
    expect(alone).toBe('M81.25,100L81.25,100');
    expect(last).toEqual({ x: 81.25, y: 100, value: -100 });
    expect(range).toEqual({ from: 0, to: 4 * DAY });
  });

  it('has nothing to mark where every day is a gap', () => {
    expect(indexShape([day(0, null)], instant(0))).toMatchObject({ line: '', band: '', last: null });
  });
});

it('wanders slowly and never far: no more than a pixel or two a minute, six in all, and never between two pixels', () => {
  for (let minute = 0; minute < 3_000; minute++) {
    const here = pixelShift(minute * MINUTE);
    const then = pixelShift((minute + 1) * MINUTE);
    expect(Math.max(Math.abs(here.x), Math.abs(here.y))).toBeLessThanOrEqual(6);
    expect(Math.max(Math.abs(here.x - then.x), Math.abs(here.y - then.y))).toBeLessThanOrEqual(2);
    expect([here.x, here.y].every(Number.isInteger)).toBe(true);
  }
});
