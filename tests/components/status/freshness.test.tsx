import { act, screen } from '@testing-library/react';
import { BlindSpotsLine } from '@/components/status/BlindSpotsLine';
import { FreshnessLine } from '@/components/status/FreshnessLine';
import { Notices } from '@/components/status/Notices';
import { PanelNote } from '@/components/status/PanelNote';
import { HOUR, MINUTE, shift } from '@/lib/time/instant';
import { makeFeed, makeHealth, makeSnapshot, NOW } from '../../fixtures/made/records';
import { answerFetch, freezeClock, renderDesk } from '../renderDesk';

beforeEach(() => {
  freezeClock();
  window.history.replaceState(null, '', '/');
});
afterEach(() => jest.useRealTimers());

const readAgo = (ms: number) => ({ freshness: { ...makeSnapshot().freshness, lastGoodPollAt: shift(NOW, -ms) } });
const parts = (
  <>
    <FreshnessLine />
    <PanelNote />
  </>
);
const word = () => screen.getByRole('status').textContent?.trim();

describe('freshness is said in words', () => {
  it('live: nothing more to say in the panels', () => {
    const { container } = renderDesk(parts);
    expect(word()).toBe('Live');
    expect(container.textContent).toContain('1\u00a0min ago');
    expect(container.textContent).not.toContain('Newest reading');
  });

  it('late and stale, with the age of the newest reading', () => {
    const late = renderDesk(parts, readAgo(12 * MINUTE));
    expect(word()).toBe('Late');
    expect(late.container.textContent).toContain('Newest reading 12\u00a0min ago.');
    late.unmount();
    const stale = renderDesk(parts, readAgo(3 * HOUR));
    expect(word()).toBe('Stale');
    expect(stale.container.textContent).toContain('Newest reading 3\u00a0h ago. Silence here is not calm.');
  });

  it('offline, since when', () => {
    const { store, container } = renderDesk(parts);
    act(() => store.setLine({ status: 'offline' }));
    expect(word()).toBe('Offline');
    expect(container.textContent).toContain('since 18:00 UTC');
  });

  it('waiting, before any feed was read: none counts as good yet', () => {
    const { container } = renderDesk(parts, { freshness: { ...makeSnapshot().freshness, lastGoodPollAt: null } });
    expect(word()).toBe('Waiting');
    expect(container.textContent).toContain('0 of 1 feeds');
  });
});

describe('what we cannot see', () => {
  it('names failing feeds, silent press groups and missing languages', () => {
    const failing = ['a', 'b', 'c'].map((id) => makeFeed(id, { health: makeHealth({ state: 'failing', reason: 'timeout' }) }));
    const { container } = renderDesk(<BlindSpotsLine />, { feeds: [...failing, makeFeed('d', { language: 'es' })], volume: [{ bucketAt: NOW, pressGroup: 'wire', count: 1 }] });
    expect(container.textContent).toContain('3 feeds do not answer: Sample a, Sample b and 1 more');
    expect(container.textContent).toContain('Silent for 48\u00a0h: US government, Venezuelan government');
    expect(container.textContent).not.toContain('Wire agencies');
    expect(container.textContent).toContain('No Portuguese source');
  });
});

describe('what we cannot see of what was chosen', () => {
  it('names the groups and languages that nothing was heard of, among those chosen', async () => {
    window.history.replaceState(null, '', '/?group=wire,us-media&tag=security');
    const counts = { total: 4, tags: {}, directions: {}, outlets: [], pressGroups: { wire: 4, 'official-us': 0 }, languages: { en: 4, es: 0 } };
    answerFetch({ 'GET /api/facets': [200, counts] });
    renderDesk(<BlindSpotsLine />);
    expect(await screen.findByText('Silent in what is chosen: US media')).toBeTruthy();
    expect(screen.getByText('Nothing chosen in Spanish, Portuguese')).toBeTruthy();
  });
});

describe('notices', () => {
  it('say that material is recorded, in both languages', () => {
    renderDesk(<Notices />, { recorded: 'replay' });
    expect(screen.getByRole('complementary', { name: 'Recorded material' })).toBeTruthy();
    renderDesk(<Notices />, { recorded: 'demo' }, 'es');
    expect(screen.getByRole('complementary', { name: 'Material grabado' })).toBeTruthy();
  });

  it('ask to reload when the server runs another build', () => {
    const { store } = renderDesk(<Notices />);
    expect(screen.queryByRole('button', { name: 'Reload' })).toBeNull();
    act(() => store.setLine({ newBuild: 'build-2' }));
    expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy();
  });
});
