import { zipSync } from 'fflate';
import type { Exported } from '#core/bank/interchange/carry-question';
import { exportAiken } from '#core/bank/interchange/export-aiken';
import { exportAnkiText } from '#core/bank/interchange/export-anki-text';
import { exportCsv } from '#core/bank/interchange/export-csv';
import { exportGift } from '#core/bank/interchange/export-gift';
import { exportMoodle } from '#core/bank/interchange/export-moodle';
import { exportQti } from '#core/bank/interchange/export-qti';
import type { Format } from '#core/bank/interchange/format';
import { printBank } from '#core/bank/print-bank';
import type { FrontMatter, Question } from '#core/bank/question';
import type { AnkiHistory } from './anki-card-state';
import { writeApkg } from './write-apkg';

export type ExportOrder = {
  format: Format;
  frontMatter: FrontMatter;
  questions: readonly Question[];
  /** Milliseconds since 1970. */
  now: number;
  /** Of a learner, by index in `questions`; only an Anki package carries it. */
  histories?: ReadonlyMap<number, AnkiHistory>;
  /** Files that the questions show, by the paths that they use; only an Anki package carries them. */
  media?: readonly { name: string; bytes: Uint8Array }[];
};

export type ExportedFile = {
  bytes: Uint8Array;
  /** A sentence for each question that is not whole in it. */
  lost: string[];
  /** For the name of the file, with its dot. */
  ending: string;
  mediaType: string;
};

const kinds: Record<Format, { ending: string; mediaType: string }> = {
  markdown: { ending: '.md', mediaType: 'text/markdown; charset=utf-8' },
  gift: { ending: '.gift', mediaType: 'text/plain; charset=utf-8' },
  aiken: { ending: '.txt', mediaType: 'text/plain; charset=utf-8' },
  moodle: { ending: '.xml', mediaType: 'application/xml' },
  qti: { ending: '.zip', mediaType: 'application/zip' },
  csv: { ending: '.csv', mediaType: 'text/csv; charset=utf-8' },
  'anki-text': { ending: '.txt', mediaType: 'text/plain; charset=utf-8' },
  apkg: { ending: '.apkg', mediaType: 'application/zip' },
};

/** A bank as a file of another program, and what that file cannot say. */
export async function exportBank(order: ExportOrder): Promise<ExportedFile> {
  return { ...(await writeFile(order)), ...kinds[order.format] };
}

async function writeFile(order: ExportOrder): Promise<Pick<ExportedFile, 'bytes' | 'lost'>> {
  const { format, frontMatter, questions, now } = order;
  const { bank, title } = frontMatter;
  switch (format) {
    case 'markdown':
      return encoded({ text: printBank({ frontMatter, questions }), lost: [] });
    case 'gift':
      return encoded(exportGift(questions));
    case 'aiken':
      return encoded(exportAiken(questions));
    case 'moodle':
      return encoded(exportMoodle(questions));
    case 'csv':
      return encoded(exportCsv(questions));
    case 'anki-text':
      return encoded(exportAnkiText(questions, bank, title));
    case 'qti':
      return packed(questions, title, now);
    case 'apkg':
      return writeApkg({ ...order, bank, title });
  }
}

function encoded({ text, lost }: Exported): Pick<ExportedFile, 'bytes' | 'lost'> {
  return { bytes: new TextEncoder().encode(text), lost };
}

function packed(questions: readonly Question[], title: string, now: number) {
  const { files, lost } = exportQti(questions, title);
  const encoder = new TextEncoder();
  const entries = files.map(({ name, text }) => [name, encoder.encode(text)] as const);
  return { bytes: zipSync(Object.fromEntries(entries), { mtime: new Date(now) }), lost };
}
