'use client';

import { useState } from 'react';
import { useAnswer, type Answered } from '@/components/live/useAnswer';
import { FACETS_PATH, type FacetsAnswer } from '@/lib/protocol/news';
import { writeSelection, type Selection } from '@/lib/selection/selection';

/** How many updates each further choice would leave. Until the counts of another selection have come, the last ones stay. */
export function useFacets(selection: Selection): Answered<FacetsAnswer> {
  const answered = useAnswer<FacetsAnswer>(`${FACETS_PATH}?${writeSelection(selection)}`);
  const [last, setLast] = useState(answered.answer);
  if (answered.answer !== null && answered.answer !== last) setLast(answered.answer);
  return answered.answer === null && answered.isLoading ? { ...answered, answer: last } : answered;
}
