'use client';

import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { Answered, Lab, LabAct } from '#core/cluster/lab/lab';
import type { Command } from '#core/cluster/world';

type Props = { lab: Lab; act: (act: LabAct) => void };

/** A command line on the cluster: every command so far, typed or pressed, with what it printed. */
export function Terminal({ lab, act }: Props) {
  const files = Object.keys(lab.cluster.scenario.files);
  return (
    <section
      aria-label="Terminal"
      className="rounded border border-line bg-raised font-mono text-small focus-within:border-edge"
    >
      <Printed answered={lab.answered} files={files} />
      <Prompt
        typed={lab.answered.flatMap(({ command }) =>
          command.type === 'kubectl' ? [command.text] : [],
        )}
        run={(text) => act({ type: 'command', command: { type: 'kubectl', text } })}
      />
    </section>
  );
}

function Printed({ answered, files }: { answered: Lab['answered']; files: readonly string[] }) {
  const frame = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was printed last is shown
  useEffect(() => {
    if (frame.current) frame.current.scrollTop = frame.current.scrollHeight;
  }, [answered]);
  return (
    <div
      ref={frame}
      role="log"
      aria-label="Commands and what they printed"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="h-36 resize-y overflow-auto px-3 py-2"
    >
      {answered.length === 0 && (
        <p className="text-muted">
          Type a command, as kubectl get pods -o wide. What you press shows here as well.
          {files.length > 0 && ` Files here: ${files.join(', ')}.`}
        </p>
      )}
      {answered.map((each, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end
        <PrintedCommand key={place} {...each} />
      ))}
    </div>
  );
}

function PrintedCommand({ command, output: { stdout, stderr } }: Answered) {
  return (
    <>
      <p className="font-semibold break-words">$ {commandText(command)}</p>
      {stdout && <pre className="w-max">{stdout.trimEnd()}</pre>}
      {stderr && (
        <pre className="text-failed break-words whitespace-pre-wrap">{stderr.trimEnd()}</pre>
      )}
    </>
  );
}

function Prompt({ typed, run }: { typed: readonly string[]; run: (text: string) => void }) {
  const [line, setLine] = useState('');
  /** How many commands back the line was taken from; 0 for one's own. */
  const [back, setBack] = useState(0);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (line.trim() === '') return;
    run(line.trim());
    setLine('');
    setBack(0);
  };
  const recall = (event: KeyboardEvent) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const place = back + (step ?? 0);
    if (step === undefined || place < 0 || place > typed.length) return;
    event.preventDefault();
    setBack(place);
    setLine(place === 0 ? '' : (typed.at(-place) ?? ''));
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-2 border-t border-line ps-3">
      <span aria-hidden="true">$</span>
      <input
        aria-label="Command"
        value={line}
        onChange={(event) => setLine(event.target.value)}
        onKeyDown={recall}
        placeholder="kubectl get pods"
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        className="min-h-11 min-w-0 grow bg-transparent text-base"
      />
      <button type="submit" className="min-h-11 px-3 text-accent underline underline-offset-2">
        Run
      </button>
    </form>
  );
}

function commandText(command: Command): string {
  switch (command.type) {
    case 'kubectl':
      return command.text;
    case 'node':
      return `${command.state === 'down' ? 'stop' : 'start'} ${command.node}`;
    case 'component':
      return `${command.state === 'down' ? 'stop' : 'start'} ${command.component}`;
    case 'load':
      return 'change the load';
    case 'addNode':
      return `add ${command.template.name}`;
    case 'setPodReady':
      return `${command.ready ? 'mend' : 'break'} readiness of ${command.pod}`;
    case 'crashContainer':
      return `crash the container of ${command.pod}`;
  }
}
