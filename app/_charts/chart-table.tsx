/** The same as a drawing says, for reading out, copying and checking. The first column names the row. */
export function ChartTable({
  columns,
  rows,
}: {
  columns: readonly string[];
  rows: readonly (readonly [name: string, ...cells: (string | number)[]])[];
}) {
  const [first, ...others] = columns;
  return (
    <table className="tabular border-collapse text-small">
      <thead>
        <tr className="border-b border-edge">
          <th scope="col" className="py-1 pe-4 text-start font-medium">
            {first}
          </th>
          {others.map((name) => (
            <th key={name} scope="col" className="py-1 ps-4 text-end font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name} className="border-b border-line">
            <th scope="row" className="py-1 pe-4 text-start font-normal whitespace-nowrap">
              {name}
            </th>
            {cells.map((cell, index) => (
              <td key={others[index]} className="py-1 ps-4 text-end whitespace-nowrap">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
