import { useLocale, useTranslations } from 'next-intl';
import { isValued, type IndexFinding } from '@/lib/charts/indexFinding';
import type { IndexView } from '@/lib/charts/view';
import type { IndexPoint } from '@/lib/series/relationsIndex';
import { dayIn } from '@/lib/time/wording';
import { useChartWords } from './useChartWords';

/** Said and done stand apart when at least so many points lie between them. */
const APART = 10;

/** The headline of the index: a sentence that says what it shows, written from its figures. */
export function useIndexSentence(finding: IndexFinding, view: IndexView, saidPoints: readonly IndexPoint[]): string {
  const t = useTranslations('index');
  const locale = useLocale();
  const { signed } = useChartWords();
  if (view === 'said-done') {
    const said = saidPoints.findLast(isValued);
    if (finding.kind === 'nothing' || !said) return t('sentence.nothing');
    const apart = Math.round(said.value) - Math.round(finding.last.value);
    if (Math.abs(apart) < APART) return t('sentence.sameWords');
    return t(apart > 0 ? 'sentence.warmerWords' : 'sentence.colderWords', { points: Math.abs(apart) });
  }
  switch (finding.kind) {
    case 'nothing':
      return t('sentence.nothing');
    case 'single':
      return t('sentence.single', { value: signed(finding.last.value), day: dayIn(finding.last.day, 'UTC', locale) });
    case 'steady':
      return t('sentence.steady', { spread: finding.spread, value: signed(finding.last.value) });
    case 'up':
    case 'down': {
      const turn = t(`sentence.${finding.kind}`, { points: finding.points, day: dayIn(finding.turn.day, 'UTC', locale) });
      return finding.sinceBaseline === null ? turn : t('sentence.withBaseline', { turn, points: signed(finding.sinceBaseline) });
    }
  }
}
