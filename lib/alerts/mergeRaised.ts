import type { AlertEvidence, AlertReport, AlertSource, RaisedAlert } from '@/lib/domain/alert';

/** Reports that an alert shows. */
export const MOST_REPORTS = 6;

/** What becomes one alert: several lists of one person that the same story has set off. */
export interface MergedAlert {
  readonly alert: RaisedAlert;
  readonly sources: readonly AlertSource[];
}

/** One alert for a person and a story; what belongs to no story stays by itself unless it is the same update. */
export function mergeRaised(raised: readonly RaisedAlert[]): MergedAlert[] {
  const merged = new Map<string, MergedAlert>();
  raised.forEach((alert, i) => {
    const about = alert.evidence.kind !== 'news' ? `#${i}` : (alert.story?.id ?? alert.subject);
    const key = `${alert.personId} ${about}`;
    const before = merged.get(key);
    if (!before) {
      merged.set(key, { alert, sources: [alert.source] });
      return;
    }
    merged.set(key, {
      alert: { ...before.alert, story: alert.story ?? before.alert.story, evidence: together(before.alert.evidence, alert.evidence) },
      sources: before.sources.includes(alert.source) ? before.sources : [...before.sources, alert.source],
    });
  });
  return [...merged.values()];
}

function together(first: AlertEvidence, second: AlertEvidence): AlertEvidence {
  if (first.kind !== 'news' || second.kind !== 'news') return first;
  const lists = [...first.lists];
  for (const list of second.lists) {
    const at = lists.findIndex(({ id }) => id === list.id);
    if (at === -1) lists.push(list);
    else lists[at] = { ...list, words: [...new Set([...lists[at]!.words, ...list.words])] };
  }
  return { kind: 'news', lists, reports: newestFirst([...first.reports, ...second.reports]), story: second.story ?? first.story };
}

/** Each report once, the newest first, as many as are shown. */
export function newestFirst(reports: readonly AlertReport[]): AlertReport[] {
  const once = new Map(reports.map((report) => [report.itemId, report]));
  return [...once.values()].sort((a, b) => b.at - a.at || (a.itemId < b.itemId ? -1 : 1)).slice(0, MOST_REPORTS);
}
