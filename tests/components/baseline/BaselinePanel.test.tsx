import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BaselinePanel } from '@/components/baseline/BaselinePanel';
import { listStatements } from '@/lib/baseline/parseBaseline';
import { shippedDeskBaseline } from '@/lib/baseline/shippedDeskBaseline';
import { claimId } from '@/lib/domain/claim';
import { sequence } from '@/lib/domain/ids';
import { CLAIM_DAYS_PATH } from '@/lib/protocol/baselines';
import { DAY, instant, shift } from '@/lib/time/instant';
import { makeClaimState, NOW } from '../../fixtures/made/records';
import { answerFetch, mendJsdom, renderDesk } from '../renderDesk';

const address = { search: '' };
jest.mock('next/navigation', () => ({
  useSearchParams: () => new URLSearchParams(address.search),
  usePathname: () => '/',
  useRouter: () => ({ push: jest.fn() }),
}));

const desk = shippedDeskBaseline('en');
const TODAY = instant(Math.floor(NOW / DAY) * DAY);

beforeEach(() => {
  mendJsdom();
  address.search = '';
  answerFetch({ [`GET ${CLAIM_DAYS_PATH}`]: [200, { days: [] }] });
});

/** The panel, once what it asks for has come. */
async function draw(...asked: Parameters<typeof renderDesk>) {
  const view = renderDesk(...asked);
  await act(async () => undefined);
  return view;
}

it.each([
  ['en', '9 Jan 2026'],
  ['es', '9 ene 2026'],
] as const)('sets every statement of the shipped baseline, with its headings and its day (%s)', async (language, day) => {
  const { baseline, claims } = shippedDeskBaseline(language);
  const { container } = await draw(<BaselinePanel desk={{ baseline, claims, imported: null }} />, {}, language);
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(baseline.title);
  expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual([
    baseline.keyFactsHeading,
    baseline.summaryHeading,
    ...baseline.sections.map((section) => section.heading),
  ]);
  for (const { text } of listStatements(baseline)) expect(container.textContent).toContain(text);
  expect(container.textContent).toContain(day);
});

it('marks every claim once in full, where the article says it first, with how it stands', async () => {
  await draw(<BaselinePanel desk={desk} />, { claims: [makeClaimState('no-ambassadors', { status: 'reversed', counts: { supports: 3, contradicts: 11, updates: 2 } })] });
  for (const { number } of desk.claims) {
    const marks = screen.getAllByRole('link', { name: new RegExp(`^Claim ${number}, `) });
    expect(marks.filter((mark) => /none yet|\+\d/.test(mark.textContent))).toHaveLength(1);
  }
  const mark = screen.getByRole('link', { name: 'Claim 5, reversed: 3 for, 11 against. Opens its ledger' });
  expect(mark.getAttribute('href')).toBe('/claims/no-ambassadors');
  expect(mark.textContent).toContain('+3\u2002−11');
  expect(screen.getAllByRole('link', { name: /^Claim 4, open: 0 for, 0 against/ })[0]?.textContent).toContain('none yet');
});

it('follows the live line', async () => {
  const { store } = await draw(<BaselinePanel desk={desk} />);
  const claim = makeClaimState('oil', { status: 'advancing', counts: { supports: 7, contradicts: 1, updates: 0 } });
  act(() => store.dispatch({ type: 'changes', changes: [{ kind: 'claim-changed', claim, turn: null, sequence: sequence(11), at: NOW }] }));
  expect(screen.getByRole('link', { name: /^Claim 12, advancing: 7 for, 1 against/ })).toBeTruthy();
});

it('draws the evidence over time once it has come', async () => {
  const counts = { supports: 2, contradicts: 1, updates: 0 };
  answerFetch({ [`GET ${CLAIM_DAYS_PATH}`]: [200, { days: [{ claimId: 'talks', day: shift(TODAY, -DAY), counts }, { claimId: 'talks', day: TODAY, counts }] }] });
  await draw(<BaselinePanel desk={desk} />);
  const mark = screen.getAllByRole('link', { name: /^Claim 1, / }).find((one) => one.querySelector('svg[viewBox="0 0 84 16"]'))!;
  await waitFor(() => expect(mark.querySelectorAll('rect')).toHaveLength(4));
});

it('says so when the evidence over time does not come, and asks again', async () => {
  answerFetch({ [`GET ${CLAIM_DAYS_PATH}`]: 'offline' });
  await draw(<BaselinePanel desk={desk} />);
  expect(await screen.findByText(/evidence over time could not be read/)).toBeTruthy();
  const calls = answerFetch({ [`GET ${CLAIM_DAYS_PATH}`]: [200, { days: [] }] });
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByText(/evidence over time could not be read/)).toBeNull());
  expect(calls).toHaveLength(1);
});

it('opens a claim through the address', async () => {
  await draw(<BaselinePanel desk={desk} />);
  await userEvent.click(screen.getAllByRole('link', { name: /^Claim 12, / })[0]!);
  expect(new URLSearchParams(window.location.search).get('claim-open')).toBe('oil');
});

it('says of a claim of an imported article that nobody follows it by rule', async () => {
  await draw(<BaselinePanel desk={{ ...desk, claims: [{ ...desk.claims[0]!, followedAs: null }, { ...desk.claims[1]!, number: 2, followedAs: claimId('catalyst') }] }} />);
  expect(screen.getByText('not followed by rule')).toBeTruthy();
  expect(screen.queryByRole('link', { name: /^Claim 1, / })).toBeNull();
  expect(within(screen.getByRole('article')).getAllByRole('link', { name: /^Claim 2, / }).length).toBeGreaterThan(0);
});
