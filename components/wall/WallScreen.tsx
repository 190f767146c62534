'use client';

import { useLive, useServerNow } from '@/components/live/useLive';
import { isValued } from '@/lib/charts/indexFinding';
import type { BaselineClaim } from '@/lib/domain/deskBaseline';
import { dayText, floorTo } from '@/lib/charts/span';
import { INDEX_PATH, INDEX_POINT_PATH, PRESS_PATH, type IndexAnswer, type IndexPointAnswer, type PressAnswer } from '@/lib/protocol/news';
import { MINUTE } from '@/lib/time/instant';
import { pixelShift } from '@/lib/wall/pixelShift';
import { CLAIMS_A_PAGE, screenfuls } from '@/lib/wall/rotation';
import type { WallEvent } from '@/lib/wall/wallEvents';
import type { WallSettings } from '@/lib/wall/wallSettings';
import { NotAdmitted } from './NotAdmitted';
import { Scene } from './Scene';
import { useRotation } from './useRotation';
import { useWakeLock } from './useWakeLock';
import { useWallAnswer } from './useWallAnswer';
import { WallFooter } from './WallFooter';
import { WallHeader } from './WallHeader';

export interface WallProps {
  readonly settings: WallSettings;
  /** YYYY-MM-DD */
  readonly baselineDay: string;
  readonly claims: readonly BaselineClaim[];
  /** of the claims' text */
  readonly claimsLanguage: 'en' | 'es';
  readonly events: readonly WallEvent[];
  /** as the page was rendered with them; null when they could not be read then */
  readonly index: IndexAnswer | null;
  readonly press: PressAnswer | null;
}

/** The whole wall. What its scenes show is held here, so that none of them is empty when its turn comes. */
export function WallScreen({ settings, baselineDay, claims, claimsLanguage, events, ...first }: WallProps) {
  const stories = useLive(({ live }) => live.stories);
  const until = useLive(({ live }) => live.volumeUntil);
  const index = useWallAnswer<IndexAnswer>(INDEX_PATH, first.index);
  const newest = index.answer?.points.findLast(isValued);
  const point = useWallAnswer<IndexPointAnswer>(newest ? `${INDEX_POINT_PATH}?day=${dayText(newest.day)}` : null);
  const press = useWallAnswer<PressAnswer>(PRESS_PATH, first.press);
  const rotation = useRotation(settings.dwellSeconds);
  useWakeLock();

  // Its link was revoked: nothing of the desk stays on the screen. Should the line let it in again, the wall comes back by itself.
  const refusal = useLive(({ line }) => line.refusal);
  const minute = floorTo(useServerNow(), MINUTE);
  const { x, y } = pixelShift(minute);
  const round = screenfuls(settings.scenes, (scene) => (scene === 'claims' ? Math.ceil(claims.length / CLAIMS_A_PAGE) : 1));
  const { scene, page, pages } = round[rotation.turn % round.length]!;
  const interrupting = rotation.interruptedBy === null ? undefined : stories.get(rotation.interruptedBy);
  const today = dayText(until);
  if (refusal === 'session-ended' || refusal === 'not-authorised') return <NotAdmitted />;
  return (
    <div className="wall" style={{ translate: `${x / 10}rem ${y / 10}rem` }}>
      <WallHeader scene={scene} page={page} pages={pages} isInterrupted={interrupting !== undefined} />
      <main className="wall-scene" data-scene={interrupting ? 'headline' : scene}>
        <Scene
          scene={scene}
          interrupting={interrupting}
          index={index}
          parts={point.answer}
          press={press}
          claims={claims.slice(page * CLAIMS_A_PAGE, (page + 1) * CLAIMS_A_PAGE)}
          claimsLanguage={claimsLanguage}
          events={events}
          baselineDay={baselineDay}
          until={until}
          today={today}
        />
      </main>
      <WallFooter scene={settings.scenes.indexOf(scene)} scenes={settings.scenes.length} />
    </div>
  );
}
