import { screen } from '@testing-library/react';
import { BaselinePanel } from '@/components/baseline/BaselinePanel';
import { shippedBaseline } from '@/lib/baseline/shippedBaseline';
import { listStatements } from '@/lib/baseline/parseBaseline';
import { renderDesk } from '../renderDesk';

it.each([
  ['en', '9 January 2026'],
  ['es', '9 de enero de 2026'],
] as const)('sets every statement of the shipped baseline, with its headings and its day (%s)', (language, day) => {
  const baseline = shippedBaseline(language);
  const { container } = renderDesk(<BaselinePanel baseline={baseline} />, {}, language);
  const article = screen.getByRole('article');
  expect(article.getAttribute('lang')).toBe(language);
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(baseline.title);
  expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual([
    baseline.keyFactsHeading,
    baseline.summaryHeading,
    ...baseline.sections.map((section) => section.heading),
  ]);
  for (const { text } of listStatements(baseline)) expect(container.textContent).toContain(text);
  expect(container.textContent).toContain(day);
});
