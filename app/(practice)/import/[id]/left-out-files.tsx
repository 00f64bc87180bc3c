'use client';

import { useEffect, useState } from 'react';
import { readLeftOut } from '../left-out';

/** Files of a folder that were not sent: named, so that nobody misses them. */
export function LeftOut({ id }: { id: string }) {
  const [paths, setPaths] = useState<string[]>([]);
  useEffect(() => setPaths(readLeftOut(id)), [id]);
  if (paths.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="eyebrow min-h-11 content-center">
        {paths.length === 1 ? '1 file was' : `${paths.length} files were`} not sent: of several
        files, those that hold text are read
      </summary>
      <ul className="font-mono text-small text-muted">
        {paths.map((path) => (
          <li key={path} className="wrap-anywhere">
            {path}
          </li>
        ))}
      </ul>
    </details>
  );
}
