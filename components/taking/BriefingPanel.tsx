'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { saveFile } from '@/components/ui/saveFile';
import { briefingAsHtml, briefingAsMarkdown, briefingAsText } from '@/lib/briefing/writeBriefing';
import type { Briefing, BriefingPart, BriefingSentence } from '@/lib/domain/briefing';
import { BriefingLine } from './BriefingLine';

/** A sentence on its way out; `n` names it for as long as the page is open. */
type Line = BriefingSentence & { readonly n: number; readonly isOwn: boolean };
type Lines = Readonly<Record<BriefingPart, readonly Line[]>>;

const linesOf = ({ sections }: Briefing): Lines =>
  Object.fromEntries(sections.map(({ part, sentences }) => [part, sentences.map((sentence, n) => ({ ...sentence, n, isOwn: false }))])) as unknown as Lines;

/** A briefing that can be edited, sentence by sentence, before it is taken along. */
export function BriefingPanel({ drawn }: { drawn: Briefing }) {
  const t = useTranslations('briefing');
  const [lines, setLines] = useState(() => linesOf(drawn));
  const [said, setSaid] = useState('');
  const edited: Briefing = { ...drawn, sections: drawn.sections.map((section) => ({ ...section, sentences: lines[section.part].filter(({ text }) => text.trim() !== '') })) };
  const set = (part: BriefingPart, change: (before: readonly Line[]) => readonly Line[]) => setLines((before) => ({ ...before, [part]: change(before[part]) }));
  const name = `entente-${new Date(drawn.to - 1).toISOString().slice(0, 10)}`;

  return (
    <>
      <div className="mt-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <p className="t-body text-ink-2">{drawn.period}</p>
        <div role="group" aria-label={t('take')} className="t-body flex flex-wrap gap-x-5">
          <button type="button" className="action" onClick={() => save(`${name}.md`, 'text/markdown', briefingAsMarkdown(edited))}>
            {t('asMarkdown')}
          </button>
          <button type="button" className="action" onClick={() => save(`${name}.html`, 'text/html', briefingAsHtml(edited))}>
            {t('asHtml')}
          </button>
          <button type="button" className="action" onClick={() => save(`${name}.txt`, 'text/plain', briefingAsText(edited))}>
            {t('asText')}
          </button>
          <button type="button" className="action" onClick={() => void navigator.clipboard.writeText(briefingAsText(edited)).then(() => setSaid(t('copied')))}>
            {t('copy')}
          </button>
          <button
            type="button"
            className="action"
            onClick={() => {
              setLines(linesOf(drawn));
              setSaid('');
            }}
          >
            {t('restore')}
          </button>
        </div>
      </div>
      <p role="status" className="t-small min-h-5 text-right text-ink-2">
        {said}
      </p>
      {drawn.sections.map(({ part, title }) => (
        <section key={part} aria-labelledby={`part-${part}`} className="mb-6 border-t border-ink pt-1">
          <h2 id={`part-${part}`} className="t-h4 mb-2">
            {title}
          </h2>
          <ol className="grid gap-y-3">
            {lines[part].map((line, i) => (
              <BriefingLine
                key={line.n}
                label={t('sentence', { n: i + 1, part: title })}
                sentence={line}
                isChanged={line.isOwn || line.text !== drawn.sections.find((section) => section.part === part)?.sentences[line.n]?.text}
                onChange={(text) => set(part, (before) => before.map((one) => (one.n === line.n ? { ...one, text } : one)))}
                onRemove={() => set(part, (before) => before.filter((one) => one.n !== line.n))}
              />
            ))}
          </ol>
          <button type="button" className="action t-small mt-2" onClick={() => set(part, (before) => [...before, { n: Math.max(999, ...before.map(({ n }) => n)) + 1, text: '', sources: [], isOwn: true }])}>
            {t('addSentence')}
          </button>
        </section>
      ))}
      <p className="t-small text-ink-2">{drawn.notice}</p>
    </>
  );
}

const save = (name: string, type: string, text: string) => saveFile(name, new Blob([text], { type: `${type};charset=utf-8` }));
