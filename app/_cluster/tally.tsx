import type { Calls } from '#core/cluster/lab/calls';
import type { ClusterView } from '#core/cluster/view';

/** Who answered how often since the pair was chosen. Chance, not turns: the bars are never quite even. */
export function Tally({ view, calls }: { view: ClusterView; calls: Calls }) {
  const { answered, refused, sent } = calls;
  const names = [
    ...new Set([...view.pods.map(({ metadata }) => metadata.name), ...Object.keys(answered)]),
  ];
  return (
    <table className="w-full table-fixed self-start text-small">
      <caption className="pb-1 text-start text-muted tabular">
        {sent === 0 ? 'No connection sent yet' : `${sent} sent, answered by`}
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Pod</th>
          <th scope="col">Connections</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <Row key={name} name={name} count={answered[name] ?? 0} sent={sent} tone="bg-ready" />
        ))}
        {refused > 0 && <Row name="nobody" count={refused} sent={sent} tone="bg-failed" />}
      </tbody>
    </table>
  );
}

type RowProps = { name: string; count: number; sent: number; tone: string };

function Row({ name, count, sent, tone }: RowProps) {
  const share = sent > 0 ? count / sent : 0;
  return (
    <tr className="border-t border-line">
      <th
        scope="row"
        className="truncate py-1 pe-2 text-left font-mono font-normal [direction:rtl]"
      >
        <bdi>{name}</bdi>
      </th>
      <td className="tabular w-24 py-1">
        <span className="flex items-center gap-2">
          <span className="w-6 text-end">{count}</span>
          <span className="h-2 grow bg-sunken">
            <span className={`block h-2 ${tone}`} style={{ width: `${share * 100}%` }} />
          </span>
        </span>
      </td>
    </tr>
  );
}
