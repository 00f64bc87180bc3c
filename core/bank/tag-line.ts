/**
 * Syntax extension for the Markdown parser: a line that begins with a `details` or `summary` tag is a
 * node of its own and ends with its line.
 *
 * CommonMark lets such a line begin an HTML block that lasts until the next blank line, so an answer
 * written right under its summary, and even the next question's heading, would be swallowed as HTML.
 */
import type { Data } from 'unified';

type SyntaxExtension = NonNullable<Data['micromarkExtensions']>[number];
type State = (code: number | null) => State | undefined;

export const tagLine: SyntaxExtension = {
  flow: {
    [codeOf('<')]: {
      name: 'tagLine',
      tokenize(effects, ok, nok) {
        let name = '';
        return start;

        // > | <details><summary>Answer</summary>
        //     ^
        function start(code: number | null): State | undefined {
          effects.enter('htmlFlow');
          effects.enter('htmlFlowData');
          effects.consume(code);
          return afterLess;
        }

        // > | </details>
        //      ^
        function afterLess(code: number | null): State | undefined {
          if (code !== codeOf('/')) return inName(code);
          effects.consume(code);
          return inName;
        }

        // > | <details>
        //      ^^^^^^^
        function inName(code: number | null): State | undefined {
          if (isLetter(code) && name.length < 'details'.length) {
            name += String.fromCodePoint(code).toLowerCase();
            effects.consume(code);
            return inName;
          }
          const isTag = (name === 'details' || name === 'summary') && endsName(code);
          return isTag ? inLine(code) : nok(code);
        }

        // > | <details open>
        //             ^^^^^^
        function inLine(code: number | null): State | undefined {
          if (!endsLine(code)) {
            effects.consume(code);
            return inLine;
          }
          effects.exit('htmlFlowData');
          effects.exit('htmlFlow');
          return ok(code);
        }
      },
    },
  },
};

function codeOf(character: string): number {
  return character.charCodeAt(0);
}

function isLetter(code: number | null): code is number {
  return code !== null && ((code >= 65 && code <= 90) || (code >= 97 && code <= 122));
}

/** The parser gives negative codes to line endings (-5 to -3) and tabs (-2, -1), null to the end. */
function endsLine(code: number | null): boolean {
  return code === null || code <= -3;
}

function endsName(code: number | null): boolean {
  return code === null || code < 0 || code === codeOf(' ') || code === codeOf('>');
}
