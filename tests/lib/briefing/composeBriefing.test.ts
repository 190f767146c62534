import { composeBriefing, type BriefingFacts } from '@/lib/briefing/composeBriefing';
import { claimId, type ClaimStatus } from '@/lib/domain/claim';
import { DAY, HOUR, shift } from '@/lib/time/instant';
import { NOW } from '../../fixtures/made/records';

const FIGURES = { supporting: 1, contradicting: 0, recentActs: 0, contradictingActs: 0 };
const turn = (id: string, number: number, hours: number, from: ClaimStatus, to: ClaimStatus): BriefingFacts['turns'][number] => ({
  claimId: claimId(id),
  number,
  text: `Statement ${number}.`,
  turn: { claimId: claimId(id), at: shift(NOW, -hours * HOUR), from, to, because: 'e', figures: FIGURES },
  report: { label: `Outlet ${hours}`, href: `https://one.example/${hours}` },
});

const facts = (parts: Partial<BriefingFacts> = {}): BriefingFacts => ({
  from: shift(NOW, -2 * DAY),
  to: NOW,
  desk: 'https://desk.example',
  index: [],
  baselineAt: NOW,
  updates: 1,
  updatesBefore: 0,
  turns: [],
  stories: [],
  silent: [],
  blind: { feeds: [], silentGroups: [], languages: [] },
  unsure: 0,
  ...parts,
});

const sentences = (parts: Partial<BriefingFacts>, part: string) => composeBriefing(facts(parts), 'en').sections.find((section) => section.part === part)!.sentences;

it('tells each claim once, in the order of the article: what it came to, with the report that decided it', () => {
  const told = sentences(
    { turns: [turn('b', 2, 9, 'open', 'advancing'), turn('a', 1, 8, 'open', 'advancing'), turn('b', 2, 7, 'advancing', 'contested'), turn('c', 3, 6, 'open', 'holding'), turn('c', 3, 5, 'holding', 'open')] },
    'claims',
  );
  expect(told.map(({ text }) => text)).toEqual([
    'Claim 1, “Statement 1”, turned from open to advancing on 9 Jan.',
    'Claim 2, “Statement 2”, turned 2 times, from open to contested, last on 9 Jan.',
    'Claim 3, “Statement 3”, turned 2 times and stands as before: open.',
  ]);
  expect(told[1]!.sources.map(({ label }) => label)).toEqual(['claim 2', 'Outlet 7']);
});

it('names the feeds that are not heard, and says how many more there are', () => {
  const names = Array.from({ length: 8 }, (_, n) => `Feed ${n}`);
  const [few] = sentences({ blind: { feeds: [{ state: 'failing', names: names.slice(0, 2) }], silentGroups: [], languages: [] } }, 'unknown');
  expect(few!.text).toBe('2 feeds are not heard as they should be: Feed 0 and Feed 1.');
  const [many] = sentences({ blind: { feeds: [{ state: 'failing', names }], silentGroups: [], languages: [] } }, 'unknown');
  expect(many!.text).toContain('8 feeds');
  expect(many!.text).toContain('and 2 more.');
});

it('says so where nothing turned, nobody was silent and nothing is unknown', () => {
  for (const part of ['claims', 'stories', 'silent', 'unknown']) expect(sentences({}, part)).toHaveLength(1);
});
