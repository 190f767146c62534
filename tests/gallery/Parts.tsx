import type { ReactNode } from 'react';
import { BaselineArticle } from '@/components/baseline/BaselineArticle';
import { WithClaims } from '@/components/baseline/BaselinePanel';
import { Charts } from '@/components/chart/Charts';
import { ClaimLedger } from '@/components/claims/ClaimLedger';
import { ClaimsBoard } from '@/components/claims/ClaimsBoard';
import { claimsInText } from '@/components/claims/claimInText';
import { FeedsPanel } from '@/components/feeds/FeedsPanel';
import { ChangeProvider } from '@/components/feeds/ChangeProvider';
import { Clocks } from '@/components/frame/Clocks';
import { Masthead } from '@/components/frame/Masthead';
import { SearchPanel } from '@/components/search/SearchPanel';
import { FilterBar } from '@/components/selection/FilterBar';
import { BlindSpotsLine } from '@/components/status/BlindSpotsLine';
import { FreshnessLine } from '@/components/status/FreshnessLine';
import { Notices } from '@/components/status/Notices';
import { StoryPanel } from '@/components/stories/StoryPanel';
import { StreamPanel } from '@/components/stories/StreamPanel';
import { DirectionGlyph } from '@/components/ui/DirectionGlyph';
import { GLYPH_SHAPES, StatusGlyph } from '@/components/ui/StatusGlyph';
import { TagName } from '@/components/ui/TagName';
import { UpdatePanel } from '@/components/updates/UpdatePanel';
import { shippedDeskBaseline } from '@/lib/baseline/shippedDeskBaseline';
import { turningPoints } from '@/lib/charts/turningPoints';
import { shippedChronology } from '@/lib/chronology/shippedChronology';
import { claimNumbers } from '@/lib/claims/claimNumbers';
import { DIRECTIONS, TAGS } from '@/lib/domain/tag';
import type { Locale } from '@/lib/i18n/locales';
import { instant } from '@/lib/time/instant';
import { storyAnswer, updateAnswer } from './answers';

/** The real parts of the pages, each in the room that its page gives it. */
export function Parts({ locale, theme }: { locale: Locale; theme: 'light' | 'dark' }) {
  const desk = shippedDeskBaseline(locale);
  const { publishedOn, language } = desk.baseline;
  const claims = claimsInText(desk);
  const talks = claims.find(({ id }) => id === 'talks');
  return (
    <>
      <Masthead theme={theme} status={<FreshnessLine />} clocks={<Clocks />} />
      <Notices />
      <FilterBar claimNumbers={claimNumbers(desk)} />
      <div className="flex h-224 flex-none flex-col">
        <div className="desk">
          <section className="desk-live">
            <StreamPanel />
          </section>
          <section className="desk-baseline" tabIndex={0} aria-label={desk.baseline.title}>
            <WithClaims desk={desk}>
              <BaselineArticle desk={desk} heading="h2" />
              <ClaimsBoard claims={claims} language={language} />
            </WithClaims>
          </section>
          <section className="desk-chart">
            <Charts baselineAt={instant(Date.parse(publishedOn))} turns={turningPoints(shippedChronology(), locale)} first={null} />
          </section>
        </div>
      </div>
      <BlindSpotsLine />
      {talks && (
        <Room>
          <ClaimLedger claim={talks} publishedOn={publishedOn} language={language} titleId="claim" heading="h2" initial={null} />
        </Room>
      )}
      <Room>
        <StoryPanel me={null} initial={storyAnswer} claims={{}}>{null}</StoryPanel>
      </Room>
      <Room>
        <UpdatePanel me={null} initial={updateAnswer} claims={{}} />
      </Room>
      <Room>
        <SearchPanel initial={null} claimNumbers={claimNumbers(desk)} />
      </Room>
      <Room>
        <ChangeProvider>
          <FeedsPanel />
        </ChangeProvider>
      </Room>
      <Room>
        <ul className="facts t-label">
          {TAGS.map((tag) => (
            <li key={tag}>
              <TagName tag={tag} />
            </li>
          ))}
          {DIRECTIONS.map((direction) => (
            <li key={direction}>
              <DirectionGlyph direction={direction} label={direction} />
            </li>
          ))}
          {GLYPH_SHAPES.map((shape) => (
            <li key={shape}>
              <StatusGlyph shape={shape} /> {shape}
            </li>
          ))}
        </ul>
      </Room>
    </>
  );
}

const Room = ({ children }: { children: ReactNode }) => <div className="mt-8 border-t border-ink px-(--margin) py-4">{children}</div>;
