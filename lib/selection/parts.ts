import type { Selection } from './selection';

/** The parts of a selection that are lists. */
export type ListPart = Exclude<keyof Selection, 'query' | 'from' | 'to'>;

/** As a reader meets them; feeds and stories are chosen elsewhere and shown here. */
export const LIST_PARTS = ['tags', 'directions', 'pressGroups', 'outlets', 'languages', 'claims', 'stances', 'feeds', 'stories'] as const satisfies readonly ListPart[];

/** The change to a selection that puts a value in, or takes it out again. */
export function toggled(selection: Selection, part: ListPart, value: string): Partial<Selection> {
  const values: readonly string[] = selection[part];
  return { [part]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value] };
}
