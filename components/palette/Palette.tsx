'use client';

import { useTranslations } from 'next-intl';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { Dialog } from '@/components/ui/Dialog';
import { useFirstFocus } from '@/components/ui/useFirstFocus';
import { findCommands } from '@/lib/palette/findCommands';
import { useCommands, type Command } from './useCommands';

/** So many of each kind: the list stays one that an eye takes in. */
const SHOWN = 6;

/** Everything the desk can do, found by typing. */
export function Palette({ isSignedIn, onClose }: { isSignedIn: boolean; onClose: () => void }) {
  const t = useTranslations('palette');
  const id = useId();
  const fieldRef = useFirstFocus<HTMLInputElement>();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const kinds = useCommands(typed, isSignedIn);
  const groups = useMemo(
    () => kinds.map(({ kind, commands, isFound }) => ({ kind, commands: isFound ? commands : findCommands(commands, typed, typed.trim() || kind === 'pages' || kind === 'watchlists' ? SHOWN + 1 : kind === 'stories' ? SHOWN : 0) })).filter(({ commands }) => commands.length > 0),
    [kinds, typed],
  );
  const all = groups.flatMap(({ commands }) => commands);
  const current = all[Math.min(at, all.length - 1)];

  function run(command: Command | undefined) {
    if (!command) return;
    onClose();
    command.run();
  }
  function pressed(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = (Math.min(at, all.length - 1) + step + all.length) % Math.max(1, all.length);
      setAt(next);
      document.getElementById(`${id}-${all[next]?.key}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(current);
    }
  }

  return (
    <Dialog title={t('title')} onClose={onClose} wide>
      <input
        ref={fieldRef}
        role="combobox"
        aria-label={t('field')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current && `${id}-${current.key}`}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        placeholder={t('hint')}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={pressed}
        className="field t-h4 mb-3 placeholder:text-ink-3"
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('title')} className="max-h-[50dvh] overflow-y-auto">
        {groups.map(({ kind, commands }) => (
          <div key={kind} role="group" aria-labelledby={`${id}-${kind}`} className="mb-2">
            <p id={`${id}-${kind}`} className="font-strong">
              {t(kind)}
            </p>
            {commands.map((command) => (
              // The keys are the field's, which keeps the focus.
              <div
                key={command.key}
                id={`${id}-${command.key}`}
                role="option"
                aria-selected={command === current}
                lang={command.language}
                onClick={() => run(command)}
                onPointerMove={() => setAt(all.indexOf(command))}
                className="t-body cursor-pointer border-t border-rule-2 px-2 py-1.5 aria-selected:bg-paper-2 aria-selected:shadow-[inset_3px_0_0_var(--ink)]"
              >
                {command.name}
              </div>
            ))}
          </div>
        ))}
      </div>
      {all.length === 0 && (
        <p role="status" className="t-body text-ink-2">
          {t('nothing')}
        </p>
      )}
    </Dialog>
  );
}
