/** The tables of Anki's schema 11, and the JSON in its one row about the collection. */
import { clozeFields, questionFields } from '#core/bank/interchange/anki-note';

export const schema = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
  scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
  ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
  dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
  sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
  ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
  queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
  reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
  odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
  ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
  time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
`;

/** Ours for ever: Anki knows a note type again by its number. */
export const QUESTION_TYPE = 1_754_000_000_001;
export const CLOZE_TYPE = 1_754_000_000_002;
const DEFAULT_DECK = 1;

const css = `.card { font-family: sans-serif; font-size: 20px; line-height: 1.5; }
.hint, .cloze { color: #2563eb; }
pre { text-align: left; overflow-x: auto; }`;

const hint = '{{#Hint}}<div class="hint">{{hint:Hint}}</div>{{/Hint}}';

export const models = {
  [QUESTION_TYPE]: modelOf({
    id: QUESTION_TYPE,
    name: 'Readyz',
    type: 0,
    fields: questionFields,
    question: `{{Front}}${hint}`,
    answer: '{{FrontSide}}<hr id="answer">{{Back}}',
  }),
  [CLOZE_TYPE]: modelOf({
    id: CLOZE_TYPE,
    name: 'Readyz Cloze',
    type: 1,
    fields: clozeFields,
    question: `{{cloze:Text}}${hint}`,
    answer: '{{cloze:Text}}<hr id="answer">{{Back Extra}}',
  }),
};

type ModelOrder = {
  id: number;
  name: string;
  /** 1 for gaps. */
  type: 0 | 1;
  fields: readonly string[];
  question: string;
  answer: string;
};

function modelOf({ id, name, type, fields, question, answer }: ModelOrder) {
  return {
    id,
    name,
    type,
    mod: 0,
    usn: -1,
    sortf: 0,
    did: DEFAULT_DECK,
    tmpls: [
      { name: 'Card 1', ord: 0, qfmt: question, afmt: answer, bqfmt: '', bafmt: '', did: null },
    ],
    flds: fields.map((field, ord) => ({
      name: field,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    css,
    latexPre: '',
    latexPost: '',
    req: [[0, 'any', [0]]],
    tags: [],
    vers: [],
  };
}

export function deckOf(id: number, name: string, mod: number) {
  return {
    id,
    name,
    mod,
    usn: -1,
    lrnToday: [0, 0],
    revToday: [0, 0],
    newToday: [0, 0],
    timeToday: [0, 0],
    collapsed: false,
    browserCollapsed: false,
    desc: '',
    dyn: 0,
    conf: 1,
    extendNew: 0,
    extendRev: 0,
  };
}

export const configuration = {
  activeDecks: [DEFAULT_DECK],
  curDeck: DEFAULT_DECK,
  newSpread: 0,
  collapseTime: 1200,
  timeLim: 0,
  estTimes: true,
  dueCounts: true,
  curModel: QUESTION_TYPE,
  nextPos: 1,
  sortType: 'noteFld',
  sortBackwards: false,
  addToCur: true,
  dayLearnFirst: false,
  schedVer: 2,
  sched2021: true,
};

export const deckOptions = {
  1: {
    id: 1,
    name: 'Default',
    mod: 0,
    usn: 0,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
    dyn: false,
    new: {
      bury: false,
      delays: [1, 10],
      initialFactor: 2500,
      ints: [1, 4, 0],
      order: 1,
      perDay: 20,
    },
    rev: { bury: false, ease4: 1.3, ivlFct: 1, maxIvl: 36500, perDay: 200, hardFactor: 1.2 },
    lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
  },
};
