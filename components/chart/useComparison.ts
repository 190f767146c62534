'use client';

import type { Answered } from '@/components/live/useAnswer';
import { selectedAsked } from '@/lib/charts/asked';
import { momentText } from '@/lib/charts/span';
import type { Selection } from '@/lib/selection/selection';
import type { ChartProps } from './chartProps';
import { useAsked } from './useAsked';

/**
 * What a chart of tags or press groups side by side asks for, and how one of its marks is chosen.
 * @param part  what its marks stand for: left open in the question
 */
export function useComparison<T>(path: string, part: 'tags' | 'pressGroups', { range, selection, choose }: ChartProps): { answered: Answered<T>; chooseMark: (mark: Partial<Selection>) => void } {
  const answered = useAsked<T>(`${path}?${selectedAsked(selection, range, part)}`, `${range.from} ${range.to}`);
  return { answered, chooseMark: (mark) => choose({ from: momentText(range.from), to: momentText(range.to), ...mark }) };
}
