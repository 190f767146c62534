import type { LeaveOut } from '@/lib/series/newsRow';
import { addUpContributions, type Contribution } from '@/lib/series/relationsIndex';
import { roundToSum } from './roundToSum';

/** One line of a point taken apart: a story or a press group. */
export interface PointPart {
  readonly key: string;
  /** of the whole point, 0…100, one decimal; the column adds up to 100 */
  readonly percent: number;
  /** in points of the index, one decimal; the column adds up to the value shown */
  readonly amount: number;
}

/** Parts of a point by story or by press group, heaviest amount first; those of its sums are rounded so that they add up. */
export function pointParts(contributions: readonly Contribution[], by: 'storyId' | 'pressGroup'): PointPart[] {
  const sums = addUpContributions(contributions, by);
  const amounts = roundToSum(sums.map(({ amount }) => amount), 1);
  const percents = roundToSum(sums.map(({ share }) => 100 * share), 1);
  return sums.map(({ key }, index) => ({ key, amount: amounts[index] ?? 0, percent: percents[index] ?? 0 }));
}

/** Leaves one thing more out, or puts it back. */
export function toggleLeftOut<Kind extends keyof LeaveOut>(leaveOut: Required<LeaveOut>, kind: Kind, key: string): Required<LeaveOut> {
  const now: readonly string[] = leaveOut[kind];
  return { ...leaveOut, [kind]: now.includes(key) ? now.filter((one) => one !== key) : [...now, key] };
}

export const countLeftOut = ({ stories, pressGroups, outlets }: Required<LeaveOut>): number => stories.length + pressGroups.length + outlets.length;
