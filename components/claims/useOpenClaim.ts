'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { claimId, type ClaimId } from '@/lib/domain/claim';

const PARAMETER = 'claim-open';

export interface OpenClaim {
  /** whose ledger lies over the page; it stands in the address, so that "back" closes it and a link opens it */
  readonly openId: ClaimId | null;
  open(id: ClaimId): void;
  close(): void;
}

export function useOpenClaim(): OpenClaim {
  const named = useSearchParams().get(PARAMETER);
  const open = useCallback((id: ClaimId) => window.history.pushState(null, '', addressWith(id)), []);
  const close = useCallback(() => window.history.replaceState(null, '', addressWith(null)), []);
  return { openId: named === null ? null : claimId(named), open, close };
}

function addressWith(id: ClaimId | null): string {
  const parameters = new URLSearchParams(window.location.search);
  parameters.delete('as-of');
  if (id === null) parameters.delete(PARAMETER);
  else parameters.set(PARAMETER, id);
  const query = parameters.toString();
  return `${window.location.pathname}${query && `?${query}`}${window.location.hash}`;
}
