'use client';

import { FileText, FolderOpen } from 'lucide-react';
import { type DragEvent, type InputHTMLAttributes, useState } from 'react';
import type { ChosenFile } from './choose-upload';
import { droppedFiles, pickedFiles } from './dropped-files';

/** React's types do not know this attribute; every browser that can choose a folder does. */
const folderOnly: InputHTMLAttributes<HTMLInputElement> & { webkitdirectory: string } = {
  webkitdirectory: '',
};

export function DropArea({
  isSending,
  onChoose,
}: {
  isSending: boolean;
  onChoose: (files: Promise<ChosenFile[]>) => void;
}) {
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (!isSending) onChoose(droppedFiles(event.dataTransfer));
  };
  return (
    <section
      aria-label="Files"
      aria-busy={isSending}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={`grid justify-items-center gap-4 rounded border border-dashed px-4 py-10 transition-colors duration-120 ${isOver ? 'border-accent bg-[color-mix(in_oklch,var(--accent)_8%,var(--raised))]' : 'border-edge bg-raised'}`}
    >
      <p className="text-large">{isSending ? 'Sending' : 'Drop a file or a folder here'}</p>
      <div className="flex flex-wrap justify-center gap-3">
        <FileButton
          label="Choose files"
          Icon={FileText}
          isSending={isSending}
          onChoose={onChoose}
        />
        <FileButton
          label="Choose a folder"
          Icon={FolderOpen}
          isSending={isSending}
          onChoose={onChoose}
          isFolder
        />
      </div>
      <p className="eyebrow max-w-[60ch] text-center">
        Markdown and plain text, Anki packages, GIFT, Aiken, Moodle XML, QTI and CSV. Up to 50 MB.
        Nothing is stored before you have seen what was found.
      </p>
    </section>
  );
}

/** A file field that looks like a button: the field itself takes the focus and the press. */
function FileButton({
  label,
  Icon,
  isSending,
  onChoose,
  isFolder = false,
}: {
  label: string;
  Icon: typeof FileText;
  isSending: boolean;
  onChoose: (files: Promise<ChosenFile[]>) => void;
  isFolder?: boolean;
}) {
  return (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded border border-edge bg-raised px-4 py-2 leading-tight font-medium transition-colors duration-120 hover:border-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:cursor-not-allowed has-disabled:opacity-55">
      <Icon aria-hidden="true" size={18} strokeWidth={1.75} />
      {label}
      <input
        type="file"
        multiple
        disabled={isSending}
        className="sr-only"
        {...(isFolder ? folderOnly : {})}
        onChange={({ target }) => {
          if (target.files?.length) onChoose(Promise.resolve(pickedFiles(target.files)));
          // Or choosing the same file again, mended meanwhile, would change nothing.
          target.value = '';
        }}
      />
    </label>
  );
}
