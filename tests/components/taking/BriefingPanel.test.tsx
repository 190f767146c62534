import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NextIntlClientProvider } from 'next-intl';
import { BriefingPanel } from '@/components/taking/BriefingPanel';
import type { Briefing } from '@/lib/domain/briefing';
import en from '@/lib/i18n/en.json';
import { NOW } from '../../fixtures/made/records';
import { DAY, shift } from '@/lib/time/instant';

const drawn: Briefing = {
  locale: 'en',
  title: 'Briefing',
  period: '9 January 2026',
  from: shift(NOW, -DAY),
  to: NOW,
  notice: 'Drawn by rule.',
  sections: [
    { part: 'moved', title: 'What moved', sentences: [{ text: 'The index rose.', sources: [{ label: 'on the desk', href: 'https://desk.example/' }] }] },
    { part: 'claims', title: 'Claims', sentences: [{ text: 'No claim turned.', sources: [{ label: 'the claims', href: 'https://desk.example/baseline' }] }] },
    { part: 'stories', title: 'Stories', sentences: [] },
    { part: 'silent', title: 'Silent', sentences: [] },
    { part: 'unknown', title: 'Unknown', sentences: [] },
  ],
};

const show = () =>
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <BriefingPanel drawn={drawn} />
    </NextIntlClientProvider>,
  );

/** What a press on a button saved, as text. */
async function savedBy(name: string): Promise<string> {
  let saved: Blob | null = null;
  URL.createObjectURL = (blob) => {
    saved = blob as Blob;
    return 'blob:made';
  };
  URL.revokeObjectURL = () => undefined;
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  await userEvent.click(screen.getByRole('button', { name }));
  click.mockRestore();
  const reader = new FileReader();
  return new Promise((resolve) => {
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(saved!);
  });
}

it('shows each sentence with what it rests on', () => {
  show();
  const moved = screen.getByRole('region', { name: 'What moved' });
  expect((within(moved).getByRole('textbox') as HTMLTextAreaElement).value).toBe('The index rose.');
  expect(within(moved).getByRole('link', { name: 'on the desk' }).getAttribute('href')).toBe('https://desk.example/');
});

it('takes along what the reader made of it, and says which sentences are no longer the rule’s', async () => {
  show();
  const moved = screen.getByRole('region', { name: 'What moved' });
  await userEvent.type(within(moved).getByRole('textbox'), ' By much.');
  expect(within(moved).getByText('Changed by you')).toBeTruthy();
  await userEvent.click(within(screen.getByRole('region', { name: 'Claims' })).getByRole('button', { name: /^Remove/ }));
  await userEvent.click(within(screen.getByRole('region', { name: 'Unknown' })).getByRole('button', { name: 'Add a sentence' }));
  await userEvent.type(within(screen.getByRole('region', { name: 'Unknown' })).getByRole('textbox'), 'A word of my own.');
  const text = await savedBy('Plain text');
  expect(text).toContain('* The index rose. By much.');
  expect(text).not.toContain('No claim turned.');
  expect(text).toContain('* A word of my own.');
});

it('starts again from what the rules wrote', async () => {
  show();
  await userEvent.click(within(screen.getByRole('region', { name: 'Claims' })).getByRole('button', { name: /^Remove/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Start again' }));
  expect((within(screen.getByRole('region', { name: 'Claims' })).getByRole('textbox') as HTMLTextAreaElement).value).toBe('No claim turned.');
});
