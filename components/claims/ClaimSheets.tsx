'use client';

import type { ComponentType } from 'react';
import { useLater } from '@/components/ui/useLater';
import { useClaims } from './ClaimsProvider';
import type { ClaimInText } from './claimInText';

export interface ClaimSheetProps {
  readonly claim: ClaimInText;
  /** how many there are */
  readonly total: number;
  readonly publishedOn: string;
  readonly language: 'en' | 'es';
  readonly onClose: () => void;
}

const load = (): Promise<ComponentType<ClaimSheetProps>> => import('./ClaimSheet').then((part) => part.ClaimSheet);

/** The ledger that the address names, over the page; its code comes when a reader first opens one. */
export function ClaimSheets({ claims, publishedOn, language }: { claims: readonly ClaimInText[]; publishedOn: string; language: 'en' | 'es' }) {
  const { openId, close } = useClaims();
  const claim = claims.find(({ id }) => id === openId);
  const { Part } = useLater(load, claim !== undefined);
  return claim && Part ? <Part key={claim.id} claim={claim} total={claims.length} publishedOn={publishedOn} language={language} onClose={close} /> : null;
}
