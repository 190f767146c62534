import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { ClaimMark } from '@/components/claims/ClaimMark';
import { placeClaims, type PlacedClaim } from '@/lib/baseline/placeClaims';
import type { Statement, StatementId } from '@/lib/domain/baseline';
import type { DeskBaseline } from '@/lib/domain/deskBaseline';

/** The words of the article, each claim underlined, numbered and marked in the margin; on a phone the marks stand below the words. */
export function BaselineText({ desk: { baseline, claims }, size, heading }: { desk: DeskBaseline; size: 't-aside' | 't-read'; heading: 'h2' | 'h3' }) {
  const placed = placeClaims(claims);
  const row = (statements: readonly Statement[], text: ReactNode) => (
    <Row statements={statements} placed={placed} lang={baseline.language}>
      {text}
    </Row>
  );
  const list = (statements: readonly Statement[]) => (
    <ul>
      {statements.map((statement) => (
        <li key={statement.id} className="mb-2">
          {row([statement], <p className={`${size} grid grid-cols-[calc(var(--u)*4)_minmax(0,1fr)] before:text-ink-3 before:content-['–']`}>{say(statement, placed)}</p>)}
        </li>
      ))}
    </ul>
  );
  const paragraph = (sentences: readonly Statement[]) => (
    <div key={sentences[0]?.id} className="mb-2">
      {row(
        sentences,
        <p className={size}>
          {sentences.map((sentence) => (
            <Fragment key={sentence.id}>{say(sentence, placed)} </Fragment>
          ))}
        </p>,
      )}
    </div>
  );

  return (
    <div>
      {baseline.keyFacts.length > 0 && <Part as={heading} lang={baseline.language} heading={baseline.keyFactsHeading}>{list(baseline.keyFacts)}</Part>}
      {baseline.summary.length > 0 && <Part as={heading} lang={baseline.language} heading={baseline.summaryHeading}>{baseline.summary.map(({ sentences }) => paragraph(sentences))}</Part>}
      {baseline.sections.map(({ id, heading: words, paragraphs, points, quote }) => (
        <Part as={heading} key={id} lang={baseline.language} heading={words}>
          {paragraphs.map(({ sentences }) => paragraph(sentences))}
          {points?.leadIn && paragraph([points.leadIn])}
          {points && list(points.items)}
          {quote && row([quote], <blockquote className="t-quote my-2 border-l-2 border-baseline pl-3">{say(quote, placed, 'plain')}</blockquote>)}
        </Part>
      ))}
      <p lang={baseline.language} className="mt-4 border-t border-rule pt-1 text-ink-3 tablet:ml-25">{baseline.dateNote}</p>
    </div>
  );
}

type Placed = ReadonlyMap<StatementId, readonly PlacedClaim[]>;

function Part({ as: Heading, heading, lang, children }: { as: 'h2' | 'h3'; heading: string; lang: string; children: ReactNode }) {
  return (
    <section className="mt-3">
      <Heading lang={lang} className="mb-1 border-t border-ink pt-1 font-strong tablet:ml-25">{heading}</Heading>
      {children}
    </section>
  );
}

/** Words, and beside them the marks of the claims that they make. */
function Row({ statements, placed, lang, children }: { statements: readonly Statement[]; placed: Placed; lang: string; children: ReactNode }) {
  const marks = statements.flatMap(({ id }) => placed.get(id) ?? []).filter((place, at, all) => all.findIndex(({ claim }) => claim === place.claim) === at);
  return (
    <div className="tablet:grid tablet:grid-cols-[calc(var(--u)*21)_minmax(0,1fr)] tablet:gap-x-4">
      <div lang={lang} className="min-w-0 tablet:col-start-2">
        {children}
      </div>
      {marks.length > 0 && (
        <div className="grid content-start gap-y-2 max-tablet:mt-1 max-tablet:mb-3 max-tablet:gap-y-0 tablet:col-start-1 tablet:row-start-1">
          {marks.map(({ claim, isFirst }) =>
            claim.followedAs === null ? <Unfollowed key={claim.number} number={claim.number} isFirst={isFirst} /> : <ClaimMark key={claim.number} number={claim.number} id={claim.followedAs} isFirst={isFirst} />,
          )}
        </div>
      )}
    </div>
  );
}

function Unfollowed({ number, isFirst }: { number: number; isFirst: boolean }) {
  const t = useTranslations('claims');
  return (
    <p className="t-micro flex items-baseline gap-x-2 text-ink-3">
      <b className="text-baseline">{number}</b> {isFirst && t('notFollowed')}
    </p>
  );
}

/** A statement; one that makes claims is underlined and carries their numbers, which the marks in the margin repeat with their words. */
function say({ id, text }: Statement, placed: Placed, style: 'underlined' | 'plain' = 'underlined'): ReactNode {
  const claims = placed.get(id);
  if (!claims) return text;
  return (
    <span>
      <span className={style === 'underlined' ? 'underline decoration-baseline decoration-1 underline-offset-4' : ''}>{text}</span>
      <span aria-hidden="true" className="ml-0.5 align-[0.35em] font-(family-name:--sans) text-[0.65em] leading-none text-baseline not-italic">
        {claims.map(({ claim }) => claim.number).join(' ')}
      </span>
    </span>
  );
}
