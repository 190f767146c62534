import { dropEmpty, editHeading, editStatement } from '@/lib/baseline/editBaseline';
import { listStatements, parseBaseline } from '@/lib/baseline/parseBaseline';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';

const article = shippedBaseline('en');
const textOf = (baseline: typeof article, id: string) => listStatements(baseline).find((statement) => statement.id === id)?.text;

it('changes the words of one statement wherever it stands, and nothing else', () => {
  for (const { id } of listStatements(article)) {
    const edited = editStatement(article, id, 'Other words.');
    expect(listStatements(edited).filter((statement, at) => statement !== listStatements(article)[at] && statement.text !== listStatements(article)[at]?.text).map((statement) => statement.id)).toEqual([id]);
    expect(textOf(edited, id)).toBe('Other words.');
  }
});

it('changes one heading', () => {
  expect(editHeading(article, 'facts', 'In short').keyFactsHeading).toBe('In short');
  expect(editHeading(article, 'summary', 'In short').summaryHeading).toBe('In short');
  expect(editHeading(article, { section: 'thaw' }, 'A warming').sections.map(({ heading }) => heading).slice(0, 2)).toEqual(['A warming', 'Contradictions and complexity']);
});

it('leaves out what was emptied, and what is empty then', () => {
  const emptied = ['fact-2', 'summary-1-1', 'summary-1-2', 'contradictions-quote', 'implications-point-1'].reduce((draft, id) => editStatement(draft, listStatements(article).find((one) => one.id === id)!.id, ' '), article);
  const kept = parseBaseline(dropEmpty(emptied));
  expect(listStatements(kept)).toHaveLength(listStatements(article).length - 5);
  expect(kept.summary).toHaveLength(1);
  expect(kept.sections.find(({ id }) => id === 'contradictions')?.quote).toBeNull();
});

it('keeps the words that introduced a list of which nothing is left', () => {
  const points = article.sections.find(({ id }) => id === 'thaw')!.points!;
  const kept = dropEmpty(points.items.reduce((draft, { id }) => editStatement(draft, id, ''), article));
  expect(kept.sections[0]?.points).toBeNull();
  expect(kept.sections[0]?.paragraphs.at(-1)?.sentences[0]?.text).toBe(points.leadIn?.text);
});

it('is the same article when nothing was emptied', () => {
  expect(dropEmpty(article)).toEqual(article);
});
