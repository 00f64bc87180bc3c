'use client';

import { useState } from 'react';
import { run } from '#core/cluster/cluster';
import { readColumns } from '#core/cluster/lab/read-columns';
import type { Shown } from '#core/cluster/lab/shown';
import type { LabView } from './lab-view';

const commands: Record<LabView, readonly string[]> = {
  reconcile: ['kubectl get pods -o wide', 'kubectl get nodes'],
  services: ['kubectl get pods -o wide', 'kubectl get services', 'kubectl get endpoints'],
};

/** The same as the drawing, in rows and columns: what kubectl prints at this moment. */
export function PodTable({ shown, view }: { shown: Shown; view: LabView }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="min-h-11 content-center text-large">The same as a table</summary>
      {isOpen &&
        commands[view].map((command) => (
          <Printed key={command} command={command} cluster={shown.cluster} />
        ))}
    </details>
  );
}

function Printed({ command, cluster }: { command: string; cluster: Shown['cluster'] }) {
  const { stdout, stderr } = run(cluster, { type: 'kubectl', text: command }).output;
  const [header = [], ...rows] = readColumns(stdout);
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={command}
      className="mt-2 overflow-x-auto"
    >
      <table className="tabular w-full text-small whitespace-nowrap">
        <caption className="text-start font-mono text-muted">$ {command}</caption>
        <thead>
          <tr>
            {header.map((title) => (
              <th key={title} scope="col" className="py-1 pe-4 text-start font-semibold">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells[0]} className="border-t border-line">
              {cells.map((cell, column) => (
                <td key={header[column]} className="py-1 pe-4 font-mono">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="text-muted">{stderr}</p>}
    </section>
  );
}
