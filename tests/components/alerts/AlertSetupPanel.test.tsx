import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { USUAL_SETTINGS, usualWay, type OwnedRule } from '@/lib/domain/alert';
import { personId } from '@/lib/domain/ids';
import { NOW } from '../../fixtures/made/records';
import { answerFetch } from '../renderDesk';
import { holdFetch, madeChannel, madeSetup, refused, showSetup } from './setup';

const section = (name: string) => within(screen.getByRole('region', { name }));
const rule = (id: string, points: number): OwnedRule => ({ id, personId: personId('ana'), rule: { kind: 'index-moved', points }, createdAt: NOW });
const SAVED = { 'PUT /api/alerts/settings': [200, {}] } as const;

describe('hours', () => {
  const hours = () => section('Hours');

  it('sends quiet hours over midnight as minutes of the day, and says that they are saved until something is changed', async () => {
    const sent = showSetup(madeSetup(), SAVED);
    await userEvent.click(hours().getByRole('checkbox', { name: 'Tell me nothing at certain hours' }));
    expect(hours().getByLabelText<HTMLInputElement>('from').value).toBe('22:00');
    await userEvent.clear(hours().getByLabelText('At most a day'));
    expect(hours().getByLabelText<HTMLInputElement>('At most a day').value).toBe('');
    await userEvent.type(hours().getByLabelText('At most a day'), '25{Enter}');
    expect(await hours().findByText('Saved')).toBeTruthy();
    expect(sent()).toEqual([['PUT', '/api/alerts/settings', { ...USUAL_SETTINGS, quiet: { from: 1320, to: 420 }, capADay: 25 }]]);
    await userEvent.selectOptions(hours().getByRole('combobox'), 'es');
    expect(hours().queryByText('Saved')).toBeNull();
  });

  it('says that quiet hours which end where they begin hold nothing back', () => {
    showSetup(madeSetup({ settings: { ...USUAL_SETTINGS, quiet: { from: 60, to: 60 } } }));
    expect(hours().getByText('Both are the same: nothing is held back.').getAttribute('role')).toBe('status');
  });

  it('names the field at fault once, keeps what was typed, and says nothing of it elsewhere', async () => {
    showSetup(madeSetup(), { 'PUT /api/alerts/settings': refused('invalid', 'zone') });
    const zone = hours().getByLabelText<HTMLInputElement>('Your time zone');
    await userEvent.clear(zone);
    await userEvent.type(zone, 'Caracas{Enter}');
    expect((await screen.findAllByRole('alert')).map(({ textContent }) => textContent)).toEqual(['There is no time zone of this name.']);
    expect(zone.value).toBe('Caracas');
    expect(zone.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(zone.getAttribute('aria-describedby')!.split(' ').at(-1)!)?.textContent).toBe('There is no time zone of this name.');
  });

  it('sends a form once, however often it is pressed', async () => {
    const sent = showSetup(madeSetup(), SAVED);
    const go = holdFetch();
    for (let press = 0; press < 3; press++) await userEvent.click(hours().getByRole('button', { name: 'Save' }));
    await act(async () => go());
    expect(await hours().findByText('Saved')).toBeTruthy();
    expect(sent()).toHaveLength(1);
  });

  it('offers the zone of the device', async () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    showSetup(madeSetup({ settings: { ...USUAL_SETTINGS, zone: 'America/Lima' } }));
    await userEvent.click(hours().getByRole('button', { name: new RegExp(zone) }));
    expect(hours().getByLabelText<HTMLInputElement>('Your time zone').value).toBe(zone);
    expect(hours().queryByRole('button', { name: new RegExp(zone) })).toBeNull();
  });
});

describe('rules', () => {
  const rules = () => section('Rules');

  it.each([
    ['claim-turned', 'Claim', 'embassy', { kind: 'claim-turned', claimId: 'embassy' }],
    ['claim-turned', 'Claim', '', { kind: 'claim-turned', claimId: null }],
    ['feed-silent', 'Feed', 'times', { kind: 'feed-silent', feedId: 'times' }],
  ])('adds one: %s %s %s', async (kind, label, chosen, body) => {
    const sent = showSetup(madeSetup(), { 'POST /api/alerts/rules': [200, {}] });
    await userEvent.selectOptions(rules().getByLabelText('Tell me when'), kind);
    await userEvent.selectOptions(rules().getByLabelText(label), chosen);
    await userEvent.click(rules().getByRole('button', { name: 'Add a rule' }));
    expect(await rules().findByText('The rule is added.')).toBeTruthy();
    expect(sent()).toEqual([['POST', '/api/alerts/rules', body]]);
  });

  it('adds one of points by the keyboard alone, once', async () => {
    const sent = showSetup(madeSetup(), { 'POST /api/alerts/rules': [200, {}] });
    await userEvent.selectOptions(rules().getByLabelText('Tell me when'), 'index-moved');
    const go = holdFetch();
    await userEvent.clear(rules().getByLabelText('Points'));
    await userEvent.type(rules().getByLabelText('Points'), '20{Enter}{Enter}');
    await act(async () => go());
    await rules().findByText('The rule is added.');
    expect(sent()).toEqual([['POST', '/api/alerts/rules', { kind: 'index-moved', points: 20 }]]);
  });

  it('says at the form why one was not taken, and not at the channels', async () => {
    showSetup(madeSetup(), { 'POST /api/alerts/rules': refused('invalid', 'kind') });
    await userEvent.click(rules().getByRole('button', { name: 'Add a rule' }));
    expect((await rules().findByRole('alert')).textContent).toMatch(/cannot be added/);
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  it('says at the channels why one was not taken, and not at the rules', async () => {
    showSetup(madeSetup(), { 'POST /api/alerts/channels': refused('invalid', 'kind') });
    await userEvent.click(screen.getByRole('button', { name: 'Add mail to ana@example.org' }));
    expect((await section('Channels').findByRole('alert')).textContent).toMatch(/cannot be added/);
    expect(rules().queryByRole('alert')).toBeNull();
  });

  it('deletes one when it is asked for twice', async () => {
    const initial = madeSetup({ rules: [rule('one', 15), rule('two', 30)] });
    const sent = showSetup(initial, { 'DELETE /api/alerts/rules/two': [204, null] }, { ...initial, rules: [rule('one', 15)] });
    const own = within(rules().getByRole('group', { name: /30 points/ }).closest('li')!);
    await userEvent.click(own.getByRole('button', { name: 'Delete this rule' }));
    expect(sent()).toEqual([]);
    await userEvent.click(own.getByRole('button', { name: 'Delete it' }));
    await waitFor(() => expect(rules().queryByText(/30 points/)).toBeNull());
    expect(sent()).toEqual([['DELETE', '/api/alerts/rules/two']]);
    expect(document.activeElement?.textContent).toBe('Rules');
  });

  it('holds two choices that were made quickly after each other', async () => {
    const both = { ...usualWay('mention'), sound: true, channels: ['hook'] };
    const initial = madeSetup({ channels: [madeChannel()] });
    const sent = showSetup(initial, { 'PUT /api/alerts/ways': [200, {}] }, { ...initial, ways: [both] });
    const go = holdFetch();
    await userEvent.click(rules().getByRole('checkbox', { name: 'with a sound' }));
    expect(rules().getByRole<HTMLInputElement>('checkbox', { name: 'with a sound' }).checked).toBe(true);
    await userEvent.click(rules().getByRole('checkbox', { name: 'Webhook: Newsroom' }));
    await act(async () => go());
    await waitFor(() => expect(sent().at(-1)).toEqual(['PUT', '/api/alerts/ways', both]));
    expect(rules().getByRole<HTMLInputElement>('checkbox', { name: 'with a sound' }).checked).toBe(true);
  });

  it('takes a choice back that was refused, and says so', async () => {
    showSetup(madeSetup(), { 'PUT /api/alerts/ways': 'offline' });
    await userEvent.click(rules().getByRole('checkbox', { name: 'with a sound' }));
    expect((await rules().findByRole('alert')).textContent).toBe('The desk did not answer. Try again.');
    expect(rules().getByRole<HTMLInputElement>('checkbox', { name: 'with a sound' }).checked).toBe(false);
  });
});

describe('channels', () => {
  const row = (name = 'Newsroom') => within(section('Channels').getByText(name).closest('li')!);

  it('adds a webhook by the keyboard, keeps what was typed when it is refused, and shows its secret once', async () => {
    showSetup(madeSetup(), { 'POST /api/alerts/channels': refused('invalid', 'url') });
    screen.getByRole('button', { name: 'Add a webhook' }).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')));
    await userEvent.keyboard('Newsroom{Tab}https://hooks.example.org/in{Enter}');
    expect((await screen.findByRole('alert')).textContent).toMatch(/This address cannot be used/);
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Newsroom');
    const calls = answerFetch({ 'POST /api/alerts/channels': [200, { channel: madeChannel(), secret: 'made-secret' }], 'GET /api/alerts/setup': [200, madeSetup({ channels: [madeChannel()] })] });
    await userEvent.keyboard('{Enter}');
    expect((await screen.findByText('made-secret')).closest('[role=status]')).toBeTruthy();
    expect(screen.queryByLabelText('Address')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add a webhook' }));
    expect(JSON.parse(String(calls[0]!.body))).toEqual({ kind: 'webhook', name: 'Newsroom', url: 'https://hooks.example.org/in', style: 'json' });
    await userEvent.click(screen.getByRole('button', { name: 'I have kept it' }));
    expect(screen.queryByText('made-secret')).toBeNull();
  });

  it('pauses one, and says which one a button is about', async () => {
    const sent = showSetup(madeSetup({ channels: [madeChannel()] }), { 'PATCH /api/alerts/channels/hook': [200, {}] }, madeSetup({ channels: [madeChannel({ state: 'paused' })] }));
    const pause = row().getByRole('button', { name: 'Pause', description: 'Newsroom' });
    await userEvent.click(pause);
    expect(await row().findByText('paused')).toBeTruthy();
    expect(row().queryByRole('button', { name: 'Send a trial' })).toBeNull();
    expect(sent()).toEqual([['PATCH', '/api/alerts/channels/hook', { state: 'paused' }]]);
  });

  it('deletes one only after asking, the focus on the answer that harms nothing', async () => {
    const sent = showSetup(madeSetup({ channels: [madeChannel()] }), { 'DELETE /api/alerts/channels/hook': [204, null] }, madeSetup());
    await userEvent.click(row().getByRole('button', { name: 'Delete' }));
    expect(document.activeElement).toBe(row().getByRole('button', { name: 'Cancel', description: /Delete “Newsroom”/ }));
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(row().getByRole('button', { name: 'Delete' }));
    expect(sent()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await userEvent.click(row().getByRole('button', { name: 'Delete it' }));
    expect(await screen.findByText('No other channel yet.')).toBeTruthy();
    expect(sent()).toEqual([['DELETE', '/api/alerts/channels/hook']]);
    expect(document.activeElement?.textContent).toBe('Channels');
  });

  it('says beside a channel that it could not be deleted', async () => {
    showSetup(madeSetup({ channels: [madeChannel()] }), { 'DELETE /api/alerts/channels/hook': 'offline' });
    await userEvent.click(row().getByRole('button', { name: 'Delete' }));
    await userEvent.click(row().getByRole('button', { name: 'Delete it' }));
    expect((await row().findByRole('alert')).textContent).toBe('The desk did not answer. Try again.');
  });

  it.each([
    ['sent', null, 'The trial arrived at Newsroom.'],
    ['due', 'HTTP 503', 'The trial failed: HTTP 503.'],
  ])('says how a trial went: %s', async (state, problem, words) => {
    const deliveries = [{ kind: 'test', state, problem }];
    showSetup(madeSetup({ channels: [madeChannel()] }), { 'POST /api/alerts/channels/hook/test': [204, null], 'GET /api/alerts/channels/hook': [200, { channel: madeChannel(), deliveries }] });
    await userEvent.click(row().getByRole('button', { name: 'Send a trial' }));
    expect(row().getByText('A trial is on its way.')).toBeTruthy();
    expect(await row().findByText(words, {}, { timeout: 3_000 })).toBeTruthy();
  });

  it('does not leave a trial on its way for ever, and sends one at a time', async () => {
    jest.useFakeTimers();
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    const sent = showSetup(madeSetup({ channels: [madeChannel()] }), { 'POST /api/alerts/channels/hook/test': [204, null], 'GET /api/alerts/channels/hook': [200, { channel: madeChannel(), deliveries: [] }] });
    await user.click(row().getByRole('button', { name: 'Send a trial' }));
    await user.click(row().getByRole('button', { name: 'Send a trial' }));
    await act(() => jest.advanceTimersByTimeAsync(25_000));
    expect(row().getByText(/No answer so far/)).toBeTruthy();
    expect(sent()).toHaveLength(1);
    jest.useRealTimers();
  });
});

it('tells of a muted story again', async () => {
  const initial = madeSetup({ mutes: [{ storyId: 'talks' as never, at: NOW, title: 'Talks' }] });
  const sent = showSetup(initial, { 'PUT /api/alerts/mutes': [204, null] }, madeSetup());
  await userEvent.click(screen.getByRole('button', { name: 'Tell me of this story again' }));
  expect(await section('Muted stories').findByText('None.')).toBeTruthy();
  expect(sent()).toEqual([['PUT', '/api/alerts/mutes', { storyId: 'talks', isMuted: false }]]);
});

it.each(['en', 'es'] as const)('has words for everything it shows (%s)', async (locale) => {
  const missing = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  showSetup(madeSetup({ channels: [madeChannel({ state: 'off', failures: 3, problem: 'HTTP 500' })], rules: [rule('one', 15)], pushKey: null, mailTo: null, settings: { ...USUAL_SETTINGS, quiet: { from: 0, to: 0 } } }), {}, undefined, locale);
  await userEvent.click(screen.getAllByRole('button').at(-1)!);
  expect(document.body.textContent).not.toMatch(/alerts\.|setup\./);
  expect(missing).not.toHaveBeenCalled();
  missing.mockRestore();
});
