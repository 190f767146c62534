import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Charts } from '@/components/chart/Charts';
import { turningPoints } from '@/lib/charts/turningPoints';
import { shippedChronology } from '@/lib/chronology/shippedChronology';
import { instant } from '@/lib/time/instant';
import { answerFetch, freezeClock, mendJsdom, renderDesk } from '../renderDesk';
import { madeAnswers, madePoint, ROWS } from './madeNews';

const baselineAt = instant(Date.parse('2026-01-09'));

beforeAll(() => {
  mendJsdom();
  // jsdom lays nothing out: the drawings get a size, so that their marks can be reached.
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ x: 0, y: 0, left: 0, top: 0, right: 600, bottom: 240, width: 600, height: 240, toJSON: () => ({}) });
});
beforeEach(() => {
  freezeClock();
  window.history.replaceState(null, '', '/');
});
afterEach(() => jest.useRealTimers());

async function open(answers = madeAnswers(), locale: 'en' | 'es' = 'en') {
  const calls = answerFetch(answers);
  const drawn = renderDesk(<Charts baselineAt={baselineAt} turns={turningPoints(shippedChronology(), locale)} first={null} />, {}, locale);
  // The drawings come one after the other.
  for (let n = 0; n < 8; n++) await act(async () => jest.advanceTimersByTimeAsync(5));
  return { calls, ...drawn };
}
// What an event asks for is answered before the test goes on.
const click = (element: HTMLElement) => act(async () => void fireEvent.click(element));
const press = (element: HTMLElement, key: string) => act(async () => void fireEvent.keyDown(element, { key }));
const address = () => decodeURIComponent(window.location.search);
const figure = (name: RegExp) => screen.getByRole('figure', { name });
const marks = (name: RegExp) => screen.getByRole('slider', { name });
const asked = (calls: { url: string }[], path: string) => calls.filter(({ url }) => url.startsWith(`${path}?`)).map(({ url }) => decodeURIComponent(url));

describe('the charts', () => {
  it('have headlines that say what they show', async () => {
    await open();
    expect(screen.getAllByRole('figure').map((one) => within(one).getByRole('heading', { level: 2 }).textContent)).toEqual([
      expect.stringMatching(/^Up \d+ points from the low of \d+ (Dec|Jan)/),
      'Diplomacy leads: 50% of 80 updates',
      'The news: more Sanctions, less Regional than the text',
      'Wire agencies first on 20 of 20 stories; 8 groups silent',
    ]);
  });

  it('say the same in Spanish', async () => {
    await open(madeAnswers(), 'es');
    expect(figure(/^Sube \d+ puntos desde el mínimo/)).toBeTruthy();
    expect(figure(/^En las noticias, más Sanciones y menos Región/)).toBeTruthy();
  });

  it('share one span, which stands in the address', async () => {
    const { calls } = await open();
    expect(asked(calls, '/api/stress')).toEqual(['/api/stress?from=2025-12-11&to=2026-01-10']);
    await click(screen.getByRole('button', { name: '7 days' }));
    expect(address()).toBe('?span=7d');
    await waitFor(() => expect(asked(calls, '/api/stress').at(-1)).toBe('/api/stress?from=2026-01-03&to=2026-01-10'));
    expect(asked(calls, '/api/press').at(-1)).toBe('/api/press?from=2026-01-03&to=2026-01-10');
    expect(asked(calls, '/api/volume/by').at(-1)).toBe('/api/volume/by?from=2026-01-03&to=2026-01-10&dimension=tag&barHours=6');
    expect(asked(calls, '/api/index').at(-1)).toBe('/api/index?variant=all&from=2026-01-02&to=2026-01-10');
  });

  it('are brushed by keyboard', async () => {
    await open();
    await press(marks(/First day shown/), 'ArrowRight');
    expect(address()).toBe('?span=2025-12-12..2026-01-09');
    await press(marks(/Last day shown/), 'PageDown');
    expect(address()).toBe('?span=2025-12-12..2026-01-02');
    expect(marks(/Last day shown/).getAttribute('aria-valuetext')).toBe('2 Jan 2026');
  });

  it('follow what is chosen, each leaving open what its own marks stand for', async () => {
    window.history.replaceState(null, '', '/?tag=sanctions&group=wire');
    const { calls } = await open();
    expect(asked(calls, '/api/volume/by')).toContain('/api/volume/by?group=wire&from=2025-12-11&to=2026-01-10&dimension=tag&barHours=24');
    expect(asked(calls, '/api/press').at(-1)).toBe('/api/press?tag=sanctions&from=2025-12-11&to=2026-01-10');
    expect(figure(/^Up/).textContent).toContain('From all news, whatever is filtered.');
  });

  it('say when they could not be read, and try again when asked', async () => {
    const answers = { ...madeAnswers(), 'GET /api/press': 'offline' as const };
    const { calls } = await open(answers);
    const press = figure(/^Press groups compared/);
    expect(press.textContent).toContain('This chart could not be drawn');
    expect(figure(/^Up/).textContent).not.toContain('could not');
    const before = asked(calls, '/api/press').length;
    answers['GET /api/press'] = madeAnswers()['GET /api/press'] as never;
    await click(within(press).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('figure', { name: /^Wire agencies first/ })).toBeTruthy();
    expect(asked(calls, '/api/press').length).toBe(before + 1);
  });

  it('say that there is nothing', async () => {
    await open(madeAnswers([]));
    for (const words of ['No story in this span bears on the index', 'No update in this span', 'No news in this span to compare with the text', 'No press group has news in this span']) {
      const empty = figure(new RegExp(`^${words}`));
      expect((within(empty).getByRole('button', { name: 'csv' }) as HTMLButtonElement).disabled).toBe(true);
    }
  });

  it('show their figures as a table', async () => {
    await open();
    await click(within(figure(/^Diplomacy leads/)).getByRole('button', { name: 'Table' }));
    const table = within(screen.getByRole('table'));
    expect(table.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual(['From (UTC)', 'Diplomacy', 'Sanctions', 'Security', 'Updates']);
    expect(table.getByRole('row', { name: /^9 Jan 2026/ }).textContent).toBe('9 Jan 20262114');
  });

  it('give their figures as a file named by chart and days', async () => {
    await open();
    const files: { name: string; content: Blob }[] = [];
    let last: Blob | null = null;
    URL.createObjectURL = (content) => ((last = content as Blob), 'blob:made');
    URL.revokeObjectURL = () => undefined;
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      files.push({ name: this.download, content: last! });
    });
    await click(within(figure(/^The news/)).getByRole('button', { name: 'csv' }));
    expect(files[0]?.name).toBe('entente-stress-2025-12-11-to-2026-01-09.csv');
    const text = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.readAsText(files[0]!.content);
    });
    expect(text).toContain('Diplomacy,66.7,');
  });
});

describe('the index', () => {
  it('is read day by day by the arrow keys, with its turning points', async () => {
    await open();
    const index = marks(/^Relations index by day/);
    expect(index.getAttribute('aria-valuetext')).toMatch(/^9 Jan 2026: \+\d+, between .* from 3 stories\. .*talks/);
    await press(index, 'Home');
    expect(index.getAttribute('aria-valuetext')).toMatch(/^20 Dec 2025: −/);
    for (let n = 0; n < 5; n++) await press(index, 'ArrowRight');
    expect(index.getAttribute('aria-valuetext')).toBe('25 Dec 2025: no news');
    await press(index, 'Enter');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('opens a day into stories whose points add up to it, leaves one out, and puts it back', async () => {
    const answers = madeAnswers();
    const { calls } = await open(answers);
    const index = marks(/^Relations index by day/);
    act(() => index.focus());
    await press(index, 'ArrowLeft');
    await press(index, 'Enter');
    const dialog = within(await screen.findByRole('dialog', { name: 'The index on 8 Jan 2026' }));
    expect(asked(calls, '/api/index/point')).toEqual(['/api/index/point?day=2026-01-08&variant=all']);
    const number = (text: string | null | undefined) => Number(text?.replace('−', '-').replace(/[^\d.-]/g, ''));
    const shown = number((await dialog.findByRole('status')).querySelector('strong')?.textContent);
    expect(shown).toBeCloseTo(madePoint('2026-01-08').point.value!, 1);
    await click(dialog.getByRole('button', { name: 'Press groups' }));
    const rows = dialog.getAllByRole('row').slice(1);
    const points = rows.map((row) => number(within(row).getAllByRole('cell')[1]?.textContent));
    expect(points.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(points.at(-1)!, 6);
    expect(points.at(-1)).toBeCloseTo(shown, 6);

    answers['GET /api/index/point'] = [200, madePoint('2026-01-08', ROWS.filter(({ pressGroup }) => pressGroup !== 'wire'))];
    await click(dialog.getByRole('button', { name: 'Leave out Wire agencies' }));
    expect(address()).toBe('?leaveGroup=wire');
    await waitFor(() => expect(asked(calls, '/api/index/point').at(-1)).toContain('/api/index/point?day=2026-01-08&variant=all'));
    expect(asked(calls, '/api/index').at(-1)).toContain('leaveGroup=wire');
    await click(await dialog.findByRole('button', { name: /^Put back.*Wire agencies$/ }));
    expect(address()).toBe('');
    await click(dialog.getByRole('button', { name: 'Close' }));
    expect(document.activeElement).toBe(index);
  });

  it('leaves an outlet out', async () => {
    await open();
    await press(marks(/^Relations index by day/), 'Enter');
    const dialog = within(await screen.findByRole('dialog'));
    await click(await dialog.findByRole('button', { name: 'Outlets' }));
    await click(await dialog.findByRole('button', { name: /^Leave out.*Outlet of wire$/ }));
    expect(address()).toBe('?leaveOutlet=Outlet+of+wire');
    await click(within(figure(/points from/)).getByRole('button', { name: 'Put everything back' }));
    expect(address()).toBe('');
  });

  it('draws what was said beside what was done', async () => {
    const { calls } = await open();
    await click(screen.getByRole('button', { name: 'Said and done' }));
    await waitFor(() => expect(asked(calls, '/api/index').map((url) => /variant=(\w+)/.exec(url)?.[1])).toEqual(['all', 'act', 'statement']));
    expect(await screen.findByRole('figure', { name: 'Words and deeds go together' })).toBeTruthy();
    expect((await screen.findByRole('slider', { name: /^Relations index by day/ })).getAttribute('aria-valuetext')).toMatch(/done \+\d+, said \+\d+/);
  });

  it('shows the updates of a turning point’s day', async () => {
    await open();
    const turns = marks(/turning points: arrows/);
    expect(turns.getAttribute('aria-valuetext')).toMatch(/^9 Jan 2026: .* \(thaw\)$/);
    await press(turns, 'Enter');
    expect(address()).toBe('?from=2026-01-09&to=2026-01-10');
  });
});

describe('a mark chooses exactly what it counts', () => {
  it('a bar of the volume, and a layer of it', async () => {
    await open();
    const volume = marks(/^Updates by bar/);
    expect(volume.getAttribute('aria-valuetext')).toMatch(/^9 Jan 2026: 4 updates\. .*talks/);
    await press(volume, 'ArrowLeft');
    await press(volume, 'ArrowUp');
    expect(volume.getAttribute('aria-valuetext')).toBe('8 Jan 2026: Diplomacy 2');
    await press(volume, 'Enter');
    expect(address()).toBe('?tag=diplomacy&from=2026-01-08&to=2026-01-09');
    await press(volume, 'ArrowDown');
    await press(volume, 'Enter');
    expect(address()).toBe('?from=2026-01-08&to=2026-01-09');
  });

  it('a tag of the stress', async () => {
    await open();
    const stress = marks(/^Stress by tag/);
    expect(stress.getAttribute('aria-valuetext')).toMatch(/^Sanctions: baseline 0%/);
    await press(stress, 'Enter');
    expect(address()).toBe('?tag=sanctions&from=2025-12-11&to=2026-01-10');
  });

  it('a press group, unless it is silent', async () => {
    await open();
    const groups = marks(/^Press groups/);
    expect(groups.getAttribute('aria-valuetext')).toMatch(/^Wire agencies: 40 updates, 50% of all/);
    await press(groups, 'End');
    expect(groups.getAttribute('aria-valuetext')).toMatch(/silent in this span$/);
    await press(groups, 'Enter');
    expect(address()).toBe('');
    await press(groups, 'Home');
    await press(groups, 'Enter');
    expect(address()).toBe('?group=wire&from=2025-12-11&to=2026-01-10');
  });
});
