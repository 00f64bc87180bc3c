import type { ArmResult, Point } from './experiment';
import { frontierOf } from './frontier';
import { averageOver } from './measure';

const WIDTH = 760;
const HEIGHT = 440;
const PLOT = { left: 56, right: 592, top: 64, bottom: 388 };
/** Minutes a card and recall; what lies outside is cut off. */
const X = { from: 0.75, to: 2.5, ticks: [1, 1.5, 2, 2.5] };
const Y = { from: 0.8, to: 1, ticks: [0.8, 0.85, 0.9, 0.95, 1] };
const LABEL_HEIGHT = 16;

/** Those that are drawn; the last stands above the others. */
const LINES: readonly { id: string; label: string; look: string }[] = [
  { id: 'ladder', label: 'fixed ladder', look: 'faint' },
  { id: 'sm2', label: 'Anki’s SM-2', look: 'faint' },
  { id: 'eve', label: 'one pass on the eve', look: 'plain' },
  { id: 'fsrs', label: 'FSRS', look: 'plain' },
  { id: 'fsrs-pass-3', label: 'FSRS + 3-day pass', look: 'plain' },
  { id: 'knowing', label: 'told the truth, no limit', look: 'dashed' },
  { id: 'ours', label: 'Readyz', look: 'ours' },
];

type Line = { label: string; look: string; places: [x: number, y: number][] };

/** The frontiers of the arms, on average over all truths, as SVG. */
export function drawChart(byTruth: readonly ArmResult[][], cards: number, days: number): string {
  const lines = LINES.map(({ id, label, look }): Line => {
    const frontier = frontierOf(averageOver(byTruth, id));
    return { label, look, places: frontier.map((point) => placeOf(point, cards)).filter(isInside) };
  });
  const usual = averageOver(byTruth, 'fsrs').find(({ setting }) => setting === '.90');
  const [x, y] = usual ? placeOf(usual, cards) : [0, 0];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">
<title>Recall on the day against the minutes spent on each card, ${days} days before an interview</title>
<style>${STYLE}</style>
<rect class="paper" width="${WIDTH}" height="${HEIGHT}" rx="6"/>
<text class="title" x="${PLOT.left}" y="28">Recall on the day of the interview, ${days} days ahead</text>
<text x="${PLOT.left}" y="48">by the minutes that each card takes until then; the mean of ${byTruth.length} kinds of memory</text>
${axes()}
${lines.map(drawLine).join('\n')}
<circle class="mark" cx="${x}" cy="${y}" r="5"/>
<text x="${x + 9}" y="${y + 15}">FSRS .90</text>
${labels(lines)}
</svg>
`;
}

const STYLE = `
svg { color-scheme: light dark; font: 13px system-ui, sans-serif; }
text { fill: #57534a; } .title { font-size: 16px; font-weight: 600; fill: #25221c; }
.paper { fill: #fbfaf7; } .grid { stroke: #dedbd3; } .end { text-anchor: end; } .middle { text-anchor: middle; }
polyline { fill: none; stroke-width: 2; stroke-linejoin: round; } polyline, circle { stroke: #6b675e; }
circle { fill: #6b675e; } .mark { fill: #fbfaf7; stroke-width: 2; }
.faint { stroke: #b3aea3; } circle.faint { fill: #b3aea3; } .dashed { stroke-dasharray: 5 4; }
.ours { stroke: #00666a; stroke-width: 3.5; } circle.ours { fill: #00666a; stroke: none; } text.ours { fill: #00666a; font-weight: 600; }
@media (prefers-color-scheme: dark) {
  text { fill: #b4afa4; } .title { fill: #ebe8e1; } .paper { fill: #171512; } .grid { stroke: #3a3731; }
  polyline, circle { stroke: #9a958a; } circle { fill: #9a958a; } .mark { fill: #171512; }
  .faint { stroke: #5d594f; } circle.faint { fill: #5d594f; }
  .ours { stroke: #5fd0cf; } circle.ours { fill: #5fd0cf; } text.ours { fill: #5fd0cf; }
}`;

function axes(): string {
  const minutes = X.ticks.map((tick) => {
    const x = xOf(tick);
    return `<path class="grid" d="M${x} ${PLOT.top}V${PLOT.bottom}"/><text class="middle" x="${x}" y="${PLOT.bottom + 20}">${tick}</text>`;
  });
  const recalls = Y.ticks.map((tick) => {
    const y = yOf(tick);
    return `<path class="grid" d="M${PLOT.left} ${y}H${PLOT.right}"/><text class="end" x="${PLOT.left - 8}" y="${y + 4}">${Math.round(100 * tick)} %</text>`;
  });
  const name = `<text class="end" x="${PLOT.right}" y="${PLOT.bottom + 40}">minutes a card</text>`;
  return [...minutes, ...recalls, name].join('\n');
}

function drawLine({ look, places }: Line): string {
  const points = places.map((place) => place.join(',')).join(' ');
  const dots = places.map(([x, y]) => `<circle class="${look}" cx="${x}" cy="${y}" r="3"/>`);
  return `<polyline class="${look}" points="${points}"/>${dots.join('')}`;
}

/** At the right end of each line, moved apart where they would meet. */
function labels(lines: readonly Line[]): string {
  const ends = lines
    .flatMap(({ label, look, places }) => {
      const end = places.at(-1);
      return end ? [{ label, look, x: end[0], y: end[1] }] : [];
    })
    .toSorted((a, b) => a.y - b.y);
  let lowest = Number.NEGATIVE_INFINITY;
  return ends
    .map(({ label, look, x, y }) => {
      lowest = Math.max(y, lowest + LABEL_HEIGHT);
      const leader = `<path class="grid" d="M${x + 5} ${y}L${PLOT.right + 8} ${round(lowest)}"/>`;
      return `${leader}<text class="${look}" x="${PLOT.right + 12}" y="${round(lowest + 4)}">${label}</text>`;
    })
    .join('\n');
}

function placeOf({ minutes, recall }: Point, cards: number): [number, number] {
  return [xOf(minutes / cards), yOf(recall)];
}

function isInside([x, y]: readonly [number, number]): boolean {
  return x >= PLOT.left && x <= PLOT.right && y >= PLOT.top && y <= PLOT.bottom;
}

function xOf(minutes: number): number {
  return round(PLOT.left + ((minutes - X.from) / (X.to - X.from)) * (PLOT.right - PLOT.left));
}

function yOf(recall: number): number {
  return round(PLOT.bottom - ((recall - Y.from) / (Y.to - Y.from)) * (PLOT.bottom - PLOT.top));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
