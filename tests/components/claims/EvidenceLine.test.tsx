import { render } from '@testing-library/react';
import { EvidenceLine } from '@/components/claims/EvidenceLine';
import { evidenceBars } from '@/lib/claims/evidenceLine';
import { DAY, instant } from '@/lib/time/instant';

const START = instant(Date.UTC(2026, 0, 1));
const at = (day: number) => instant(START + day * DAY);
const bars = (...days: number[]) => evidenceBars(days.map((day) => ({ day: at(day), counts: { supports: 2, contradicts: 1, updates: 0 } })), { from: START, to: at(14) }, 14);
const draw = (...days: number[]) => render(<EvidenceLine bars={bars(...days)} articleAt={at(4)} />).container;

it('draws what supports above the line and what contradicts below it', () => {
  expect(draw(2, 9).querySelectorAll('rect')).toHaveLength(4);
});

it('keeps its place while the evidence is on its way, and draws nothing of a single bar', () => {
  expect(render(<EvidenceLine bars={null} articleAt={at(4)} />).container.querySelector('svg')).toBeTruthy();
  expect(draw(13).querySelector('svg')).toBeNull();
  expect(draw().querySelector('svg')).toBeNull();
});
