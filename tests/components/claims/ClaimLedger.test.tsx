import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ClaimLedger } from '@/components/claims/ClaimLedger';
import { claimsInText } from '@/components/claims/claimInText';
import { shippedDeskBaseline } from '@/lib/baseline/shippedDeskBaseline';
import { claimHistory } from '@/lib/claims/claimStatus';
import { shippedClaims } from '@/lib/claims/shippedClaims';
import type { Evidence, Stance } from '@/lib/domain/claim';
import type { ClaimAnswer } from '@/lib/protocol/news';
import { DAY, instant, shift } from '@/lib/time/instant';
import { makeUpdate, NOW } from '../../fixtures/made/records';
import { answerFetch, mendJsdom, renderDesk } from '../renderDesk';

jest.mock('next/navigation', () => ({
  useSearchParams: () => new URLSearchParams(window.location.search),
  usePathname: () => '/',
  useRouter: () => ({ push: jest.fn() }),
}));

const desk = shippedDeskBaseline('en');
const inText = claimsInText(desk).find(({ id }) => id === 'talks')!;
const PATH = 'GET /api/claims/talks';
const TODAY = instant(Math.floor(NOW / DAY) * DAY);

/** One entry a day, the last one today. */
function makeAnswer(stances: readonly Stance[]): ClaimAnswer {
  const claim = shippedClaims().claims.find(({ id }) => id === 'talks')!;
  const evidence = stances.map((stance, n): Evidence => {
    const at = shift(TODAY, (n + 1 - stances.length) * DAY);
    const judge = { kind: 'rule', rule: 'contact', rulesVersion: '1' } as const;
    return { id: `e${n}`, claimId: claim.id, itemId: `i${n}`, storyId: `s${n}`, voice: `v${n}`, stance, step: 'act', at, enteredAt: at, withdrawnAt: null, judge, reason: { en: `Reason ${n}.`, es: `Razón ${n}.` }, words: ['talks', 'Caracas'] };
  });
  const { status, figures, turns } = claimHistory(claim.id, evidence);
  const count = (stance: Stance) => stances.filter((one) => one === stance).length;
  return {
    claim,
    state: { claimId: claim.id, status, since: turns.at(-1)?.at ?? null, figures, counts: { supports: count('supports'), contradicts: count('contradicts'), updates: count('updates') }, newestAt: evidence.at(-1)?.at ?? null },
    evidence: [...evidence].reverse().map((one, n) => ({ evidence: one, update: makeUpdate(n, { title: `Headline of day ${stances.length - n}`, outlet: 'Sample Wire' }) })),
    turns,
    since: evidence[0]?.at ?? null,
  };
}

async function open(answer: ClaimAnswer | 'offline', onChosen = jest.fn()) {
  const calls = answerFetch({ [PATH]: answer === 'offline' ? 'offline' : [200, answer] });
  renderDesk(<ClaimLedger claim={inText} publishedOn={desk.baseline.publishedOn} language="en" titleId="title" onChosen={onChosen} heading="h2" initial={null} />);
  await act(async () => undefined);
  return { calls, onChosen };
}

beforeEach(() => {
  mendJsdom();
  window.history.replaceState(null, '', '/');
});

it('shows the ledger newest first, each entry with its stance, act or statement, reason, words, outlet and judge', async () => {
  await open(makeAnswer(['supports', 'contradicts', 'updates']));
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(inText.text);
  const entries = screen.getAllByRole('heading', { level: 4 }).map((heading) => heading.closest('li')!);
  expect(entries.map((entry) => within(entry).getByRole('heading').textContent)).toEqual([3, 2, 1].map((n) => `Headline of day ${n} (opens the publisher’s page in a new tab)`));
  const middle = within(entries[1]!);
  for (const words of [/contradicts/, 'act', /Reason 1\./, 'talks', 'Caracas', 'Sample Wire', /Wire agencies, EN/, 'by rule: contact']) expect(middle.getByText(words)).toBeTruthy();
  expect(middle.getByRole('link', { name: /Headline of day 2/ }).getAttribute('href')).toMatch(/^https:/);
});

it('tells the history of the status with the evidence and the figures that brought each turn', async () => {
  await open(makeAnswer(['supports', 'supports', 'contradicts', 'contradicts', 'contradicts']));
  const history = screen.getByRole('heading', { name: 'History of its status' }).parentElement!;
  const turns = within(history).getAllByRole('listitem');
  expect(turns.length).toBeGreaterThan(2);
  expect(turns.at(-1)?.textContent).toContain('open');
  expect(turns[0]?.textContent).toMatch(/Headline of day \d.*Weight for it \d+\.\d, against it \d+\.\d/);
});

it('is read as of an earlier day: at once from what is known, then as the server says', async () => {
  const answer = makeAnswer(['supports', 'supports', 'contradicts', 'contradicts']);
  const { calls } = await open(answer);
  const slider = screen.getByRole('slider', { name: 'As of' });
  expect(slider.getAttribute('aria-valuetext')).toBe('9 January 2026');
  fireEvent.change(slider, { target: { value: '1' } });
  expect(screen.getByText('As of 7 January 2026')).toBeTruthy();
  expect(screen.getAllByRole('heading', { level: 4 })).toHaveLength(2);
  expect(screen.getByText('2 later entries were not known on this day')).toBeTruthy();
  await waitFor(() => expect(calls.at(-1)?.url).toBe('/api/claims/talks?asOf=2026-01-07T23:59:59.999Z'));
  expect(window.location.search).toBe('?as-of=2026-01-07');
  // The server's word replaces the page's own: this one answers every day with all four entries.
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 4 })).toHaveLength(4));
  await userEvent.click(screen.getByRole('button', { name: 'Return to today, 9 Jan' }));
  expect(screen.getByText('Today, 9 January 2026')).toBeTruthy();
});

it('shows later entries when asked', async () => {
  await open(makeAnswer(['supports', 'supports', 'contradicts']));
  fireEvent.change(screen.getByRole('slider'), { target: { value: '0' } });
  expect(screen.getAllByRole('heading', { level: 4 })).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Show them' }));
  expect(screen.getAllByRole('heading', { level: 4 })).toHaveLength(3);
});

it('opens on the day that the address names', async () => {
  window.history.replaceState(null, '', '/?as-of=2026-01-08');
  const { calls } = await open(makeAnswer(['supports', 'supports', 'supports']));
  expect(screen.getByText('As of 8 January 2026')).toBeTruthy();
  expect(calls.map(({ url }) => url)).toContain('/api/claims/talks?asOf=2026-01-08T23:59:59.999Z');
});

it('puts the claim into the selection', async () => {
  const { onChosen } = await open(makeAnswer(['supports']));
  await userEvent.click(screen.getByRole('button', { name: 'Show its updates in the list and the charts' }));
  expect(window.location.search).toBe('?claim=talks');
  expect(onChosen).toHaveBeenCalledTimes(1);
});

it('draws a long ledger a part at a time', async () => {
  await open(makeAnswer(Array.from({ length: 60 }, () => 'supports' as const)));
  expect(screen.getAllByRole('heading', { level: 4 })).toHaveLength(40);
  await userEvent.click(screen.getByRole('button', { name: /^20 earlier entries/ }));
  expect(screen.getAllByRole('heading', { level: 4 })).toHaveLength(60);
});

it('says that there is nothing yet', async () => {
  await open(makeAnswer([]));
  expect(screen.getByText('Nothing for or against it yet.')).toBeTruthy();
});

it('says that the ledger could not be read, and tries again', async () => {
  await open('offline');
  expect(screen.getByRole('status').textContent).toContain('could not be read');
  answerFetch({ [PATH]: [200, makeAnswer(['supports'])] });
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.getAllByRole('heading', { level: 4 })).toHaveLength(1));
});
