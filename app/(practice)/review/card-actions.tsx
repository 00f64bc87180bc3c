'use client';

import {
  CalendarArrowUp,
  Flag,
  Info,
  type LucideIcon,
  NotebookPen,
  PauseCircle,
  Pencil,
  Star,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useKeys } from '#app/_ui/keys';
import type { Flag as FlagNumber } from '#core/review/submitted-mark';
import type { StudyCard } from '#server/review/study-cards';
import { NoteField } from './note-field';
import type { Study } from './use-study';

/** All that can be done with a card but grading it. Every act has a key, and `u` takes it back. */
export function CardActions({ entry, study }: { entry: StudyCard; study: Study }) {
  const router = useRouter();
  const [isNoteOpen, setIsNoteOpen] = useState(false);
  const { question, marks, isOwn } = entry;
  const page = `/banks/${question.bankSlug}/${question.key}`;
  const acts = {
    f: () => study.mark({ kind: 'flag', flag: nextFlag(marks.flag) }),
    '*': () => study.mark({ kind: marks.isMarked ? 'unmark' : 'mark' }),
    n: () => setIsNoteOpen(true),
    '-': () => study.mark({ kind: 'bury' }),
    '@': () => study.mark({ kind: 'suspend' }),
    i: () => router.push(`${page}#card`),
    e: () => isOwn && router.push(`/banks/${question.bankSlug}/edit`),
  };
  useKeys(acts);
  return (
    <div data-screen-only className="mt-6 max-w-[46rem]">
      <div role="toolbar" aria-label="This card" className="-ms-2.5 flex flex-wrap">
        <Act Icon={Flag} name={flagName(marks.flag)} hint="f" isOn={marks.flag > 0} onAct={acts.f}>
          {marks.flag > 0 && marks.flag}
        </Act>
        <Act Icon={Star} name="Mark" hint="*" isOn={marks.isMarked} onAct={acts['*']} />
        <Act
          Icon={NotebookPen}
          name="Note"
          hint="n"
          isOn={marks.note !== ''}
          onAct={() => setIsNoteOpen(!isNoteOpen)}
        />
        <Act Icon={CalendarArrowUp} name="Bury until tomorrow" hint="-" onAct={acts['-']} />
        <Act Icon={PauseCircle} name="Suspend" hint="@" onAct={acts['@']} />
        <Act Icon={Info} name="About this card" hint="i" onAct={acts.i} />
        {isOwn && <Act Icon={Pencil} name="Edit the bank" hint="e" onAct={acts.e} />}
      </div>
      {isNoteOpen && (
        <NoteField
          note={marks.note}
          onSave={(note) => {
            if (note !== marks.note) study.mark({ kind: 'note', note });
            setIsNoteOpen(false);
          }}
        />
      )}
    </div>
  );
}

function Act({
  Icon,
  name,
  hint,
  isOn,
  onAct,
  children,
}: {
  Icon: LucideIcon;
  name: string;
  /** The key that does the same. */
  hint: string;
  /** Left out where it is an act and no state. */
  isOn?: boolean;
  onAct: () => void;
  children?: React.ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={name}
      title={`${name} (${hint})`}
      aria-pressed={isOn}
      onClick={onAct}
      className="tabular flex min-h-11 min-w-11 items-center justify-center gap-1 rounded px-2.5 text-small text-muted transition-colors duration-120 hover:bg-sunken hover:text-ink aria-pressed:font-semibold aria-pressed:text-accent"
    >
      <Icon
        aria-hidden="true"
        size={20}
        strokeWidth={1.75}
        fill={isOn ? 'currentColor' : 'none'}
        fillOpacity={0.25}
      />
      {children}
    </button>
  );
}

function flagName(flag: FlagNumber): string {
  return flag === 0 ? 'Flag' : `Flag ${flag}; press for the next`;
}

function nextFlag(flag: FlagNumber): FlagNumber {
  const following: Record<FlagNumber, FlagNumber> = { 0: 1, 1: 2, 2: 3, 3: 4, 4: 0 };
  return following[flag];
}
