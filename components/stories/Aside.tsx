import type { ReactNode } from 'react';

/** A part of a page's right margin. */
export function Aside({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="mb-6 border-t border-ink pt-1">
      <header className="mb-2 flex items-baseline justify-between gap-4">
        <h2 className="font-strong">{title}</h2>
        {note && <span className="text-ink-2">{note}</span>}
      </header>
      {children}
    </section>
  );
}
