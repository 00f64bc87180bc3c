'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { FieldHandle, Mark } from '#app/_editor/field-props';
import { SourceField } from '#app/_editor/source-field';
import { ConflictPanel } from './conflict-panel';
import type { CheckedProblem } from './edit-requests';
import { EditorNotices } from './editor-notices';
import { ProblemList } from './problem-list';
import { QuestionPreview } from './question-preview';
import { SaveBar } from './save-bar';
import { type BankText, useBankText } from './use-bank-text';
import { useCheck } from './use-check';
import { useSaving } from './use-saving';

/** A bank's text, what the linter says of it, and the question under the cursor as a learner sees it. */
export function BankEditor({ bank, opened }: { bank: string; opened: BankText }) {
  const source = useBankText(bank, opened);
  const saving = useSaving(bank, source);
  const check = useCheck(source.text);
  const [line, setLine] = useState(1);
  const field = useRef<FieldHandle>(null);
  const marks = useMemo(() => check.problems.map(markOf), [check.problems]);
  const save = () => {
    if (!saving.isSaving && source.isChanged) void saving.save(source.saved.number);
  };
  useSaveKey(save);
  return (
    <>
      <EditorNotices source={source} openedNumber={opened.number} />
      {saving.theirs && (
        <ConflictPanel
          mine={source.text}
          theirs={saving.theirs}
          onSaveMine={(theirs) => void saving.save(theirs.number)}
          onTakeTheirs={saving.take}
        />
      )}
      <div className="mt-4 grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <div className="h-[60dvh] min-h-80 min-w-0 lg:h-[calc(100dvh-17rem)]">
          <SourceField
            ref={field}
            label="Text of the bank"
            text={source.text}
            revision={source.revision}
            marks={marks}
            onChange={source.change}
            onLine={setLine}
          />
        </div>
        <QuestionPreview questions={check.questions} line={line} />
        <ProblemList check={check} onGo={(place) => field.current?.goTo(place)} />
      </div>
      <SaveBar source={source} saving={saving} problems={check.problems} onSave={save} />
    </>
  );
}

function markOf({ line, column, severity, message, hint }: CheckedProblem): Mark {
  return { line, column, severity, message: hint ? `${message}\n${hint}` : message };
}

/** Where every editor saves. */
function useSaveKey(save: () => void): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
