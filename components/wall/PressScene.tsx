'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useDelay } from '@/components/chart/useDelay';
import type { Answered } from '@/components/live/useAnswer';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { byUpdates, pressFinding } from '@/lib/charts/pressFinding';
import type { PressAnswer } from '@/lib/protocol/news';
import type { GroupFigures } from '@/lib/series/pressGroups';
import { Empty } from './Empty';

const SIDES = ['thaw', 'neutral', 'freeze'] as const;

/** Press groups side by side: how much, which way, how far behind the first. */
export function PressScene({ answered: { answer, problem } }: { answered: Answered<PressAnswer> }) {
  const t = useTranslations('wall');
  const press = useTranslations('press');
  const groupName = useTranslations('pressGroup');
  const directionName = useTranslations('direction');
  if (!answer) return <Empty words={t(problem === null ? 'reading' : 'notRead')} />;
  const finding = pressFinding(answer);
  if (finding.kind === 'nothing') return <Empty words={press('empty')} />;
  const groups = byUpdates(answer.groups);
  const most = groups[0]?.updates ?? 1;
  return (
    <div className="wall-press">
      <h2>
        {finding.kind === 'no-race'
          ? press('noRace', { group: groupName(finding.largest), silent: finding.silent })
          : press('firstSentence', { group: groupName(finding.group), won: finding.won, races: finding.races, silent: finding.silent })}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('group')}</th>
            <th scope="col" className="wall-count">
              {t('updates')}
            </th>
            <th scope="col">
              <span className="wall-sides">
                {SIDES.map((side) => (
                  <span key={side}>
                    <DirectionGlyph direction={side} /> <span>{directionName(side)}</span>
                  </span>
                ))}
              </span>
            </th>
            <th scope="col" className="wall-count">
              {t('behind')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <GroupRow key={group.pressGroup} group={group} most={most} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GroupRow({ group, most }: { group: GroupFigures; most: number }) {
  const press = useTranslations('press');
  const groupName = useTranslations('pressGroup');
  const directionName = useTranslations('direction');
  const format = useFormatter();
  const delay = useDelay();
  const { pressGroup, updates, direction, medianHoursBehind: hours } = group;
  const percent = (share: number) => format.number(share, { style: 'percent' });
  const standing = hours === null ? '–' : hours === 0 ? press('mostlyFirst') : delay(hours);
  return (
    <tr data-silent={updates === 0 || undefined}>
      <th scope="row">{groupName(pressGroup)}</th>
      <td className="wall-count">
        {format.number(updates)}
        <span className="wall-bar" style={{ width: `${(updates / most) * 100}%` }} />
      </td>
      {updates === 0 ? (
        <td colSpan={2}>{press('silent')}</td>
      ) : (
        <>
          <td>
            <span className="wall-shares" role="img" aria-label={SIDES.map((side) => `${directionName(side)} ${percent(direction[side])}`).join(', ')}>
              {SIDES.map((side) => (
                <span key={side} data-side={side} style={{ flexGrow: direction[side] }} />
              ))}
            </span>
          </td>
          <td className="wall-count">{standing}</td>
        </>
      )}
    </tr>
  );
}
