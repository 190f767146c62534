import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ImportPanel } from '@/components/baseline/import/ImportPanel';
import { ChangeProvider } from '@/components/feeds/ChangeProvider';
import { importArticle } from '@/lib/baseline/importArticle';
import { shippedClaims } from '@/lib/claims/shippedClaims';
import { claimId } from '@/lib/domain/claim';
import type { StatementId } from '@/lib/domain/baseline';
import type { BaselinePreviewAnswer, NewBaseline } from '@/lib/protocol/baselines';
import { answerFetch, mendJsdom, renderDesk } from '../renderDesk';

const TEXT = ['Key facts', '- The ferry runs again, after nine years.', '- Nobody expected it.', '', 'The crossing', 'It takes an hour. The sea was calm.', '', 'Reasons are:', '- Money'].join('\n');
const read = importArticle(TEXT, '2026-01-09');
if (!read.ok) throw new Error('nothing was read');
const PREVIEW: BaselinePreviewAnswer = { ...read.value, claims: [{ statement: 'fact-1' as StatementId, tags: ['diplomacy'], followedAs: claimId('talks') }, { statement: 'fact-2' as StatementId, tags: ['oil-economy'], followedAs: null }] };
const followable = shippedClaims().claims.map(({ id, number, text }) => ({ id, number, text: text.en }));

beforeEach(() => {
  mendJsdom();
});

const open = () => renderDesk(<ChangeProvider><ImportPanel followable={followable} /></ChangeProvider>);

async function openPreview() {
  const calls = answerFetch({ 'POST /api/baselines/preview': [200, PREVIEW], 'POST /api/baselines': [400, { error: { code: 'invalid', field: 'baseline', message: 'a day that is none' } }] });
  open();
  await userEvent.click(screen.getByLabelText('Or its text'));
  await userEvent.paste(TEXT);
  await userEvent.click(screen.getByRole('button', { name: 'Read it' }));
  await screen.findByRole('button', { name: 'Put it on the desk' });
  return calls;
}

it('sends a pasted text and shows what was read in it, with a proposed title and proposed claims', async () => {
  const calls = await openPreview();
  expect(JSON.parse(String(calls[0]?.body))).toEqual({ text: TEXT });
  expect(calls[0]?.headers.Authorization).toBeUndefined();
  expect(screen.getByRole('status').textContent).toBe('Read: 2 key facts, 1 section, 1 listed point, no pull quote. 2 statements are claims; 1 claim is followed by rule.');
  expect(screen.getByLabelText<HTMLInputElement>('Title').value).toBe('The ferry runs again');
  expect(screen.getByText('The text has none; this one is proposed.')).toBeTruthy();
  expect(screen.getAllByRole<HTMLTextAreaElement>('textbox', { name: /^Statement/ }).map(({ value }) => value)).toEqual(['The ferry runs again, after nine years.', 'Nobody expected it.', 'It takes an hour.', 'The sea was calm.', 'Reasons are:', 'Money']);
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Statement 1 is followed as' }).value).toBe('talks');
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Statement 3 is a claim' }).checked).toBe(false);
});

it('sends what the editor made of it: other words, other claims, emptied statements left out', async () => {
  const calls = await openPreview();
  await userEvent.clear(screen.getByLabelText('Title'));
  await userEvent.type(screen.getByLabelText('Title'), 'Another title');
  await userEvent.clear(screen.getByRole('textbox', { name: 'Statement 2' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Statement 3 is a claim' }));
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Statement 3 is followed as' }), 'oil');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Statement 1 is a claim' }));
  await userEvent.type(screen.getByLabelText('Your name'), 'An editor');
  await userEvent.click(screen.getByRole('button', { name: 'Put it on the desk' }));
  await waitFor(() => expect(calls).toHaveLength(2));
  const sent = JSON.parse(String(calls[1]?.body)) as NewBaseline;
  expect(sent).toMatchObject({ source: 'pasted', importedBy: 'An editor', claims: [{ statement: 'the-crossing-1-1', followedAs: 'oil' }] });
  expect(sent.baseline).toMatchObject({ title: 'Another title', keyFacts: [{ id: 'fact-1' }] });
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toContain('This article was not accepted: a day that is none');
});

it('reads a file of this computer and names it as the source', async () => {
  const calls = await (async () => {
    const made = answerFetch({ 'POST /api/baselines/preview': [200, PREVIEW], 'POST /api/baselines': 'offline' });
    open();
    // jsdom's File cannot be read as text.
    const file = Object.assign(new File([TEXT], 'ferry.md', { type: 'text/markdown' }), { text: async () => TEXT });
    await userEvent.upload(screen.getByLabelText('A file from this computer'), file);
    await userEvent.click(screen.getByRole('button', { name: 'Read it' }));
    return made;
  })();
  await userEvent.type(await screen.findByLabelText('Your name'), 'An editor');
  await userEvent.click(screen.getByRole('button', { name: 'Put it on the desk' }));
  await waitFor(() => expect(calls).toHaveLength(2));
  expect((JSON.parse(String(calls[1]?.body)) as NewBaseline).source).toBe('ferry.md');
  await waitFor(() => expect(screen.getAllByRole('alert').some(({ textContent }) => textContent !== '')).toBe(true));
});

it('says that there is nothing in a text, and goes back to the text with what was typed', async () => {
  answerFetch({ 'POST /api/baselines/preview': [400, { error: { code: 'invalid', field: 'text', message: 'nothing' } }] });
  open();
  await userEvent.type(screen.getByLabelText('Or its text'), '---');
  await userEvent.click(screen.getByRole('button', { name: 'Read it' }));
  expect((await screen.findByRole('alert')).textContent).toBe('There is no sentence in this text.');

  answerFetch({ 'POST /api/baselines/preview': [200, PREVIEW] });
  await userEvent.click(screen.getByRole('button', { name: 'Read it' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Back to the text' }));
  expect(screen.getByLabelText<HTMLTextAreaElement>('Or its text').value).toBe('---');
});

it('asks a stranger to sign in, and goes on with the same text', async () => {
  answerFetch({ 'POST /api/baselines/preview': [401, { error: { code: 'unauthorized', message: 'sign in first' } }] });
  open();
  await userEvent.type(screen.getByLabelText('Or its text'), 'A sentence.');
  await userEvent.click(screen.getByRole('button', { name: 'Read it' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Sign in to change this' }));
  const calls = answerFetch({ 'POST /api/baselines/preview': [200, PREVIEW] });
  await userEvent.click(dialog.getByRole('button', { name: 'I am signed in: go on' }));
  expect(await screen.findByRole('button', { name: 'Put it on the desk' })).toBeTruthy();
  expect(JSON.parse(String(calls[0]?.body))).toEqual({ text: 'A sentence.' });
});
