import type { Answered } from '@/components/live/useAnswer';
import type { BaselineClaim } from '@/lib/domain/deskBaseline';
import type { Story } from '@/lib/domain/story';
import type { IndexAnswer, IndexPointAnswer, PressAnswer } from '@/lib/protocol/news';
import type { Instant } from '@/lib/time/instant';
import type { WallEvent } from '@/lib/wall/wallEvents';
import type { Scene as SceneName } from '@/lib/wall/wallSettings';
import { ChronologyScene } from './ChronologyScene';
import { ClaimsScene } from './ClaimsScene';
import { HeadlineScene } from './HeadlineScene';
import { IndexScene } from './IndexScene';
import { LiveScene } from './LiveScene';
import { PressScene } from './PressScene';
import { StoriesScene } from './StoriesScene';

export interface SceneProps {
  readonly scene: SceneName;
  /** a headline that has the screen for now */
  readonly interrupting: Story | undefined;
  readonly index: Answered<IndexAnswer>;
  readonly parts: IndexPointAnswer | null;
  readonly press: Answered<PressAnswer>;
  /** those of this screenful */
  readonly claims: readonly BaselineClaim[];
  readonly claimsLanguage: 'en' | 'es';
  readonly events: readonly WallEvent[];
  readonly baselineDay: string;
  readonly until: Instant;
  readonly today: string;
}

/** What stands between head and foot. */
export function Scene({ scene, interrupting, index, parts, press, claims, claimsLanguage, events, baselineDay, until, today }: SceneProps) {
  if (interrupting) return <HeadlineScene story={interrupting} />;
  switch (scene) {
    case 'index':
      return <IndexScene answered={index} parts={parts} events={events} baselineDay={baselineDay} until={until} />;
    case 'claims':
      return <ClaimsScene claims={claims} language={claimsLanguage} today={today} />;
    case 'stories':
      return <StoriesScene />;
    case 'live':
      return <LiveScene />;
    case 'press':
      return <PressScene answered={press} />;
    case 'chronology':
      return <ChronologyScene events={events} baselineDay={baselineDay} today={today} />;
  }
}
