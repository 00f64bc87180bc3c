'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { formatNames } from '#app/_question/names';
import { type Choice, chooseUpload } from './choose-upload';
import { DropArea } from './drop-area';
import { startImport } from './import-requests';
import { keepLeftOut } from './left-out';
import { PasteForm } from './paste-form';

/** Three ways in, one way on: whatever comes is read first, and shown before anything is stored. */
export function ImportStart() {
  const router = useRouter();
  const [format, setFormat] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const start = async (choosing: Promise<Choice>) => {
    setIsSending(true);
    setProblem(null);
    const outcome = await send(choosing, format);
    if ('id' in outcome) return router.push(`/import/${outcome.id}`);
    setProblem(outcome.problem);
    setIsSending(false);
  };

  return (
    <div className="grid gap-6">
      {problem && (
        <p role="alert" className="max-w-[68ch] border-s-2 border-failed ps-3">
          {problem}
        </p>
      )}
      <label className="flex max-w-96 items-center gap-3">
        <span className="eyebrow">Format</span>
        <select
          value={format}
          onChange={(event) => setFormat(event.target.value)}
          className="min-h-11 grow rounded border border-edge bg-raised px-3"
        >
          <option value="">Recognise it</option>
          {Object.entries(formatNames).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <DropArea isSending={isSending} onChoose={(files) => start(files.then(chooseUpload))} />
      <PasteForm
        isSending={isSending}
        onRead={(text) => {
          const upload = { files: [{ name: nameOf(text), text }] };
          return start(Promise.resolve({ upload, leftOut: [] }));
        }}
      />
    </div>
  );
}

async function send(
  choosing: Promise<Choice>,
  format: string,
): Promise<{ id: string } | { problem: string }> {
  const choice = await choosing.catch(() => ({
    problem: 'The browser could not read that. Choose the file again, or paste its text.',
  }));
  if ('problem' in choice) return choice;
  const started = await startImport(choice.upload, format);
  if ('problem' in started) return started;
  keepLeftOut(started.body.id, choice.leftOut);
  return started.body;
}

/** A text that names itself keeps its name. */
function nameOf(text: string): string {
  const title = /^# +(\S.{0,100})$/m.exec(text)?.[1]?.trim();
  return `${title ?? 'Pasted'}.md`.replaceAll('/', '-');
}
