import type { Gazetteer } from '@/lib/gazetteer/gazetteer';
import type { ItemText } from '@/lib/tagging/itemText';
import { createAnchorSearch } from '@/lib/tagging/anchors';
import { createJudge } from '@/lib/tagging/reader';
import { createRoles } from '@/lib/tagging/roles';
import type { Taxonomy } from '@/lib/tagging/taxonomy';
import { partOf, type Example } from '@/lib/tagging/training/examples';
import { featureRow, type FeatureRow } from '@/lib/tagging/training/rows';
import { trainOnRows, TRAINING, type TrainingSettings } from '@/lib/tagging/training/trainWeights';
import type { Weights } from '@/lib/tagging/weights';
import type { Judged, Verdict } from './metrics';

export const OUTER_FOLDS = 5;

export const truthOf = (example: Example): Verdict => ({ relevant: example.relevant, tags: example.tags, direction: example.direction ?? 'neutral' });

/** A keyword list: relevant when it names Venezuela (or who stands for it) and anything of the story; a tag for each of its cue concepts; always neutral. */
export function judgeByKeywords(text: ItemText, taxonomy: Taxonomy): Verdict {
  const named = new Set(text.fields.flatMap(({ mentions }) => mentions.map(({ concept }) => concept.id)));
  const ours = new Set(text.fields.flatMap(({ mentions }) => mentions.filter(({ concept }) => concept.side === 've' || concept.groups.includes('maduro-circle')).map(({ concept }) => concept.id)));
  const tags = taxonomy.tags.filter(({ cues }) => cues.some((cue) => named.has(cue))).map(({ id }) => id);
  return { relevant: ours.size > 0 && tags.length > 0, tags, direction: 'neutral' };
}

export function judgeByWeights(examples: readonly Example[], rules: { gazetteer: Gazetteer; taxonomy: Taxonomy; weights: Weights }): Judged[] {
  const judge = createJudge(rules);
  const mayBear = createAnchorSearch(rules.gazetteer, rules.taxonomy);
  return examples.map((example) => {
    const [title, summary] = example.text.fields.map(({ text }) => text.text);
    const { relevance, tags, direction } = judge(example.text);
    return { truth: truthOf(example), said: { relevant: relevance.relevant && mayBear({ title: title ?? '', summary: summary ?? '' }), tags: tags.map(({ tag }) => tag), direction: direction.value }, group: example.group };
  });
}

/** Words and concepts that are named, each weighed alone and alike, without strands: what is had for little. Folds, thresholds and calibration as ours. */
export const PLAIN: { keep: (feature: string) => boolean; settings: TrainingSettings } = {
  keep: (feature) => feature.startsWith('w:') || feature.startsWith('c:'),
  settings: {
    ...TRAINING,
    penalty: { relevance: 1, tag: 1, direction: 1, strand: 1 },
    emphasis: { relevance: { telling: 0, rare: 0 }, tag: { telling: 0, rare: 0 }, direction: { telling: 0, rare: 0 }, strand: { telling: 0, rare: 0 } },
    strandShares: [0],
  },
};

/**
 * Five-fold cross-validation: each fifth is judged by weights, thresholds and calibration learned from the other four. Near-copies stay together.
 * @param keep  which features the learner may see; all by default
 * @param fold  called with each finished fold, 1…5
 * @param settings  of the learner; ours by default
 */
export function crossValidate(
  examples: readonly Example[],
  rules: { gazetteer: Gazetteer; taxonomy: Taxonomy },
  keep: (feature: string) => boolean = () => true,
  fold: (done: number) => void = () => undefined,
  settings: TrainingSettings = TRAINING,
): Judged[] {
  const roles = createRoles(rules.taxonomy);
  const rows: FeatureRow[] = examples.map((example) => new Map([...featureRow(example, rules.taxonomy, roles)].filter(([name]) => keep(name))));
  const parts = examples.map(({ group }) => partOf(group, OUTER_FOLDS, 'outer'));
  const judged: Judged[] = [];
  for (let part = 0; part < OUTER_FOLDS; part += 1) {
    const learning = examples.map((_, at) => at).filter((at) => parts[at] !== part);
    const weights = trainOnRows(
      learning.map((at) => examples[at] as Example),
      learning.map((at) => rows[at] as FeatureRow),
      settings,
    );
    const kept = judgeByWeights(examples.filter((_, at) => parts[at] === part), { ...rules, weights });
    let next = 0;
    for (const [at, its] of parts.entries()) if (its === part) judged[at] = kept[next++] as Judged;
    fold(part + 1);
  }
  return judged;
}
