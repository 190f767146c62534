import type { Refusal } from './useSetup';

/** Why a change was refused, beside what asked for it. @param named  fields that say it themselves */
export function Refused({ problem, named = [] }: { problem: Refusal | null; named?: readonly string[] }) {
  if (!problem || named.includes(problem.field)) return null;
  return (
    <p role="alert" className="t-small text-warn">
      {problem.words}
    </p>
  );
}
