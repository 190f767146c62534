import type { Decision, JudgedUpdate, Judgement } from '@/lib/domain/judgement';
import type { Marks, TagMark } from '@/lib/domain/marks';
import { TAGS, type Direction, type Tag } from '@/lib/domain/tag';
import { standingOf } from './standing';

/** Of one item: what people have decided and stands, with the value. Kept beside the rules' marks. */
export interface Decided {
  readonly relevance?: Decision & { readonly value: boolean; /** whether it stands among the updates by the rules */ readonly rules: boolean };
  readonly tags?: Decision & { readonly value: readonly Tag[] };
  readonly direction?: Decision & { readonly value: Direction };
  readonly story?: Decision;
}

export const NOTHING_DECIDED: Decided = {};
export const isDecided = (decided: Decided): boolean => Object.keys(decided).length > 0;

/**
 * What stands of one item's judgements.
 * @param judgements  of one item, in any order, undone ones too
 * @param byRules     whether the rules have it among the updates
 * @param story       who placed it in its story, where somebody did
 */
export function decidedOf(judgements: readonly Judgement[], byRules: boolean, story: Decision | null = null): Decided {
  const decided: { -readonly [Key in keyof Decided]: Decided[Key] } = {};
  for (const { n, by, at, reason, verdict } of standingOf(judgements)) {
    const decision = { n, by, at, reason };
    if (verdict.field === 'relevance') decided.relevance = { ...decision, value: verdict.value, rules: byRules };
    if (verdict.field === 'tags') decided.tags = { ...decision, value: verdict.value };
    if (verdict.field === 'direction') decided.direction = { ...decision, value: verdict.value };
  }
  return story ? { ...decided, story } : decided;
}

/**
 * The marks that count: the rules' own, with what people have decided in their place. A tag or direction that the rules found too keeps the words
 * that earned it; what a person has decided is sure.
 */
export function applyJudgements(rules: Marks, { relevance, tags, direction }: Decided): Marks {
  if (!relevance && !tags && !direction) return rules;
  return {
    ...rules,
    ...(relevance && {
      relevance: { relevant: relevance.value, confidence: 1, words: relevance.value === rules.relevance.relevant ? rules.relevance.words : [] },
    }),
    ...(tags && { tags: TAGS.filter((tag) => tags.value.includes(tag)).map((tag) => tagMark(tag, rules)) }),
    ...(direction && {
      direction: { value: direction.value, confidence: 1, words: direction.value === rules.direction.value ? rules.direction.words : [] },
    }),
    unsure: rules.unsure && !(relevance && direction),
  };
}

const tagMark = (tag: Tag, rules: Marks): TagMark => ({ tag, confidence: 1, words: rules.tags.find((mark) => mark.tag === tag)?.words ?? [] });

/** What an update tells of its decisions; undefined where there are none. */
export function judgedUpdate(rules: Marks, { relevance, tags, direction, story }: Decided): JudgedUpdate | undefined {
  if (!relevance && !tags && !direction && !story) return undefined;
  return {
    ...(relevance && { relevance: { ...decisionOf(relevance), rules: relevance.rules } }),
    ...(tags && { tags: { ...decisionOf(tags), rules: rules.tags.map(({ tag }) => tag) } }),
    ...(direction && { direction: { ...decisionOf(direction), rules: rules.direction.value } }),
    ...(story && { story: decisionOf(story) }),
  };
}

const decisionOf = ({ n, by, at, reason }: Decision): Decision => ({ n, by, at, reason });

/** Of marks that count, the rules' own values again, as `judged` keeps them: what a form shows beside the decision. */
export function rulesSaid(marks: Marks, judged: JudgedUpdate | undefined): { relevance: boolean; tags: readonly Tag[]; direction: Direction } {
  return {
    relevance: judged?.relevance?.rules ?? marks.relevance.relevant,
    tags: judged?.tags?.rules ?? marks.tags.map(({ tag }) => tag),
    direction: judged?.direction?.rules ?? marks.direction.value,
  };
}
