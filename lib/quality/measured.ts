import type en from '@/lib/i18n/en.json';
import figures from './figures.json';
import storyFigures from './storyFigures.json';

/** A test holds the words to what the runs write. */
export type FigureName = keyof typeof en.quality.name;
export type MethodName = keyof typeof en.quality.method;

/** A figure as the last run of `npm run eval` wrote it. */
export interface Measured {
  /** as the run names it, e.g. "relevance F1" */
  readonly name: FigureName;
  readonly value: number;
  /** 95 in 100 resamplings of the items lie between these */
  readonly low: number;
  readonly high: number;
  readonly target: number | null;
  /** simple methods on the very same items, by name */
  readonly beside: readonly { readonly method: MethodName; readonly value: number }[];
  readonly isLessBetter: boolean;
}

/** The figures of the reading of single items, and of the grouping into stories. */
export function measuredFigures(): { readonly items: number; readonly relevantItems: number; readonly reading: readonly Measured[]; readonly stories: readonly Measured[] } {
  return { items: figures.items, relevantItems: figures.relevantItems, reading: figures.figures.map(toMeasured), stories: storyFigures.figures.map(toMeasured) };
}

export const measuredTags = () => figures.tags;

function toMeasured({ name, value, low, high, target, ...beside }: { name: string; value: number; low: number; high: number; target: number | null; [method: string]: string | number | null }): Measured {
  const methods = Object.entries(beside).flatMap(([method, reached]) => (typeof reached === 'number' ? [{ method: method as MethodName, value: reached }] : []));
  return { name: name as FigureName, value, low, high, target, beside: methods, isLessBetter: name === 'opposite sign' };
}
