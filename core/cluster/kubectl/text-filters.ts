/** The programs besides kubectl that command lines use, each as far as lines of kubectl need it. */
import { awk } from './programs/awk';
import { column, cut, sort, tr, uniq } from './programs/columns';
import { grep } from './programs/grep';
import { readOptions } from './programs/options';
import { sed } from './programs/sed';
import { failed, type Printed, printed, type Session, together } from './session';
import { timeoutMs } from './timeout';

type RunWords = (words: readonly string[], session: Session) => Printed;
type ReadLines = (files: readonly string[]) => string[];

/** What comes through the pipe is the session's file `-`. */
export function runProgram(
  program: string,
  args: readonly string[],
  session: Session,
  runWords: RunWords,
): Printed {
  const textOf = (files: readonly string[]) =>
    (files.length > 0 ? files : ['-']).map((file) => session.files[file] ?? '').join('');
  const readLines: ReadLines = (files) => linesOf(textOf(files));
  const filter = Object.hasOwn(filters, program) ? filters[program] : undefined;
  if (filter) return missingFile(program, args, session) ?? filter(args, readLines, session.save);
  switch (program) {
    case 'cat':
    case 'tee':
      return (
        missingFile(program, args, session) ?? {
          ...printed(),
          stdout: textOf(program === 'cat' ? args : []),
        }
      );
    case 'ls':
      return list(args, session);
    case 'wc':
      return wc(args, textOf([]));
    case 'tr':
      return tr(args, textOf([]));
    case 'xargs':
      return xargs(args, textOf([]), (words) => runWords(words, session));
    case 'timeout':
      return limited(args, session, runWords);
    case 'sleep':
      session.waitUntil(() => false, timeoutMs(args[0]));
      return printed();
    case 'echo':
      return echo(args);
    case 'true':
    case ':':
      return printed();
    case 'false':
      return { ...printed(), exitCode: 1 };
    default:
      return failed(`${program}: command not found`, 127);
  }
}

const filters: Readonly<
  Record<string, (args: readonly string[], readLines: ReadLines, save: Session['save']) => Printed>
> = {
  awk,
  column,
  cut,
  grep,
  egrep: (args, readLines) => grep(['-E', ...args], readLines),
  head,
  sed,
  sort,
  tac: (args, readLines) => printed(...readLines(args).reverse()),
  tail,
  uniq,
};

/** Names that look like files and are none. */
function missingFile(program: string, args: readonly string[], session: Session): Printed | null {
  if (program !== 'cat') return null;
  const gone = args.find((file) => !file.startsWith('-') && !Object.hasOwn(session.files, file));
  return gone === undefined ? null : failed(`${program}: ${gone}: No such file or directory`);
}

/** The scenario's files, which are all that there are. */
function list(args: readonly string[], { files }: Session): Printed {
  const { words } = readOptions(args, '');
  const there = Object.keys(files).filter((file) => file !== '-');
  const asked = words.length > 0 && words.join() !== '.' ? words : there;
  const gone = asked.filter((file) => !there.includes(file));
  return together([
    ...gone.map((file) => failed(`ls: cannot access '${file}': No such file or directory`, 2)),
    printed(...asked.filter((file) => there.includes(file)).sort()),
  ]);
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function head(args: readonly string[], readLines: ReadLines): Printed {
  const { count, files } = countIn(args);
  const lines = readLines(files);
  return printed(
    ...lines.slice(0, count.startsWith('-') ? lines.length + Number(count) : Number(count)),
  );
}

function tail(args: readonly string[], readLines: ReadLines): Printed {
  const { count, files } = countIn(args);
  const lines = readLines(files);
  if (count.startsWith('+')) return printed(...lines.slice(Math.max(0, Number(count) - 1)));
  return printed(...lines.slice(Math.max(0, lines.length - Math.abs(Number(count)))));
}

/** `-5`, `+5`, `-n5`, `-n 5`, `--lines=5`; ten without. */
function countIn(args: readonly string[]): { count: string; files: readonly string[] } {
  const at = args.findIndex((arg, i) => /^[-+]\d+$/.test(arg) && args[i - 1] !== '-n');
  const short = args[at];
  const rest = args.filter((_, i) => i !== at);
  const { values, words } = readOptions(rest, 'nc', { lines: 'n' });
  return { count: short?.replace(/^-/, '') ?? values.get('n') ?? '10', files: words };
}

function wc(args: readonly string[], text: string): Printed {
  const counts = {
    l: text.split('\n').length - 1,
    w: text.split(/\s+/).filter(Boolean).length,
    c: text.length,
  };
  const { flags } = readOptions(args, '');
  const asked = Object.entries(counts).filter(([letter]) => flags.has(letter));
  const shown = asked.length > 0 ? asked : Object.entries(counts);
  if (shown.length === 1) return printed(String(shown[0]?.[1]));
  return printed(shown.map(([, count]) => String(count).padStart(7)).join(' '));
}

function echo(args: readonly string[]): Printed {
  const [first = ''] = args;
  const letters = /^-[neE]+$/.test(first) ? first : '';
  const text = (letters ? args.slice(1) : args).join(' ');
  const shown = letters.includes('e') ? text.replace(/\\n/g, '\n').replace(/\\t/g, '\t') : text;
  return { ...printed(), stdout: letters.includes('n') ? shown : `${shown}\n` };
}

/** Once with all words, or with `-n` so many at a time, or with `-I{}` once a line. */
function xargs(
  args: readonly string[],
  text: string,
  run: (words: readonly string[]) => Printed,
): Printed {
  const at = args.findIndex(
    (arg, i) => !arg.startsWith('-') && !/^-[nIL]$/.test(args[i - 1] ?? ''),
  );
  const { flags, values } = readOptions(args.slice(0, at < 0 ? undefined : at), 'nIL');
  const command = at < 0 ? ['echo'] : args.slice(at);
  const mark = values.get('I');
  if (mark !== undefined) {
    const lines = linesOf(text)
      .map((line) => line.trim())
      .filter(Boolean);
    return asOne(lines.map((line) => run(command.map((word) => word.replaceAll(mark, line)))));
  }
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length === 0)
    return flags.has('r') || flags.has('no-run-if-empty') ? printed() : run(command);
  const size = Number(values.get('n') ?? values.get('L') ?? words.length);
  const groups = Array.from({ length: Math.ceil(words.length / size) }, (_, i) =>
    words.slice(i * size, (i + 1) * size),
  );
  return asOne(groups.map((group) => run([...command, ...group])));
}

/** 123 where one of them failed. */
function asOne(results: readonly Printed[]): Printed {
  const all = together(results);
  return { ...all, exitCode: all.exitCode === 0 ? 0 : 123 };
}

/** What has not ended by then is ended, with code 124. */
function limited(args: readonly string[], session: Session, runWords: RunWords): Printed {
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  const [time, ...command] = args.slice(Math.max(0, at));
  const endMs = session.nowMs + timeoutMs(time);
  let isCut = false;
  const output = runWords(command, {
    ...session,
    endMs,
    get nowMs() {
      return session.nowMs;
    },
    get outage() {
      return session.outage;
    },
    waitUntil: (holds, waitMs) => {
      const leftMs = Math.max(0, endMs - session.nowMs);
      const isSo = session.waitUntil(holds, Math.min(waitMs, leftMs));
      isCut ||= !isSo && waitMs >= leftMs;
      return isSo;
    },
  });
  return isCut ? { ...output, stderr: '', exitCode: 124 } : output;
}
