import { Button } from '#app/_ui/button';
import type { BankVersion } from '#server/bank/list-bank-versions';

const origins: Record<string, string> = {
  import: 'imported',
  edit: 'edited',
  undo: 'an import taken back',
};

/** Two columns of choices, as older and newer; a form without script, so that an address names a difference. */
export function VersionForm({
  versions,
  from,
  to,
  timeZone,
}: {
  versions: BankVersion[];
  from: number;
  to: number;
  timeZone: string;
}) {
  const moment = new Intl.DateTimeFormat('en', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  return (
    <form>
      <table className="w-full">
        <thead>
          <tr className="eyebrow border-b border-line">
            <th className="py-1.5 pe-3 text-start font-normal">From</th>
            <th className="py-1.5 pe-3 text-start font-normal">To</th>
            <th className="py-1.5 text-start font-normal">Version</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.number} className="border-b border-line align-top">
              <Choice name="from" number={version.number} chosen={from} />
              <Choice name="to" number={version.number} chosen={to} />
              <td className="py-2">
                <span className="tabular font-medium">{version.number}</span>{' '}
                <span className="text-muted">{origins[version.origin]}</span>
                <span className="eyebrow tabular block">
                  <time dateTime={version.createdAt.toISOString()}>
                    {moment.format(version.createdAt)}
                  </time>
                  {changesOf(version)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button type="submit" className="mt-4">
        Compare
      </Button>
    </form>
  );
}

function Choice({ name, number, chosen }: { name: string; number: number; chosen: number }) {
  return (
    <td className="pe-3">
      <label className="grid size-11 place-content-center">
        <span className="sr-only">
          {name === 'from' ? 'From' : 'To'} version {number}
        </span>
        <input
          type="radio"
          name={name}
          value={number}
          defaultChecked={number === chosen}
          className="size-4 accent-accent"
        />
      </label>
    </td>
  );
}

function changesOf({ added, changed, retired }: BankVersion): string {
  const parts = [
    added > 0 && `${added} added`,
    changed > 0 && `${changed} changed`,
    retired > 0 && `${retired} taken out`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? ` · ${parts.join(', ')}` : '';
}
