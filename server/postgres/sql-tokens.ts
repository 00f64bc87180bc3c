/** A piece of SQL that decides structure. Names are without their quotes and folded like the server folds them. */
export type SqlToken = { kind: 'name' | 'quoted' | 'sign' | 'literal'; text: string };

const PATTERN =
  /(?<skip>\s+|--[^\n]*|\/\*[\s\S]*?\*\/)|(?<literal>'(?:[^']|'')*'|\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$|\d[\w.]*)|"(?<quoted>(?:[^"]|"")+)"|(?<name>[A-Za-z_]\w*)|(?<sign>[\s\S])/g;

/** Cuts SQL into statements of tokens; comments and the insides of literals do not count. */
export function tokenizeSql(sql: string): SqlToken[][] {
  const statements: SqlToken[][] = [[]];
  for (const { groups = {} } of sql.matchAll(PATTERN)) {
    const token = toToken(groups);
    if (token?.text === ';') statements.push([]);
    else if (token) statements.at(-1)?.push(token);
  }
  return statements.filter((statement) => statement.length > 0);
}

function toToken(groups: Record<string, string | undefined>): SqlToken | undefined {
  const { literal, quoted, name, sign } = groups;
  if (literal !== undefined) return { kind: 'literal', text: literal };
  if (quoted !== undefined) return { kind: 'quoted', text: quoted.replaceAll('""', '"') };
  if (name !== undefined) return { kind: 'name', text: name.toLowerCase() };
  return sign === undefined ? undefined : { kind: 'sign', text: sign };
}
