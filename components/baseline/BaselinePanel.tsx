import type { ReactNode } from 'react';
import { ClaimSheets } from '@/components/claims/ClaimSheets';
import { ClaimsProvider } from '@/components/claims/ClaimsProvider';
import { claimsInText } from '@/components/claims/claimInText';
import type { DeskBaseline } from '@/lib/domain/deskBaseline';
import { BaselineArticle } from './BaselineArticle';

/** The article on the desk. */
export const BaselinePanel = ({ desk }: { desk: DeskBaseline }) => (
  <WithClaims desk={desk}>
    <BaselineArticle desk={desk} heading="h2" />
  </WithClaims>
);

/** What shows or names the claims of an article: they open as sheets over the page. */
export function WithClaims({ desk, children }: { desk: DeskBaseline; children: ReactNode }) {
  const { publishedOn, language } = desk.baseline;
  return (
    <ClaimsProvider publishedOn={publishedOn}>
      {children}
      <ClaimSheets claims={claimsInText(desk)} publishedOn={publishedOn} language={language} />
    </ClaimsProvider>
  );
}
