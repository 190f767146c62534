import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ClientWords } from '../ClientWords';
import './wall.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('wall'))('title') };
}

export default function WallLayout({ children }: { children: ReactNode }) {
  return <ClientWords of="wall">{children}</ClientWords>;
}
