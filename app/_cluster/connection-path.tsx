import { type Calls, callerWords } from '#core/cluster/lab/calls';
import type { Hop } from '#core/cluster/view';

/** How long the dot takes from one stop to the next. */
const HOP_MS = 240;

/** The way of the last connection, stop by stop. The stops light up as it passes. */
export function ConnectionPath({ calls }: { calls: Calls }) {
  const { last, from } = calls;
  if (!last) {
    return (
      <p className="min-h-60 content-start text-muted">
        Send a connection to see the way it takes.
      </p>
    );
  }
  const end = last.hops.length + 1;
  return (
    <section aria-label="Way of the last connection" className="min-h-60">
      <ol className="relative">
        <Dot hops={end} />
        <Stop title={callerWords[from]} index={0} />
        {last.hops.map((hop, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stop is its place on the way
          <HopStop key={index} hop={hop} index={index + 1} isAnswer={hop.name === last.pod} />
        ))}
        {last.refusal && <Stop title="No answer" text={last.refusal} index={end} tone="failed" />}
      </ol>
    </section>
  );
}

/** The packet: it runs down the line and is gone. Without motion the way is simply there. */
function Dot({ hops }: { hops: number }) {
  const wayMs = hops * HOP_MS;
  return (
    <li
      aria-hidden="true"
      className="absolute -start-[5px] top-[calc(100%-1.5rem)] size-3 rounded-full border-2 border-paper bg-ink opacity-0 motion-reduce:hidden starting:top-1 starting:opacity-100"
      style={{ transition: `top ${wayMs}ms linear, opacity 120ms linear ${wayMs}ms` }}
    />
  );
}

function HopStop({ hop, index, isAnswer }: { hop: Hop; index: number; isAnswer: boolean }) {
  const chance = hop.probability === null ? '' : `, chance ${hop.probability.toFixed(4)}`;
  return (
    <Stop
      title={hop.kind === 'rule' ? `Rule of kube-proxy${chance}` : `${hop.kind} ${hop.name}`}
      address={hop.address}
      text={hop.text}
      index={index}
      tone={isAnswer && hop.kind === 'Pod' ? 'ready' : 'accent'}
    />
  );
}

const tones = { accent: 'bg-accent', ready: 'bg-ready', failed: 'bg-failed' };

function Stop({
  title,
  address,
  text,
  index,
  tone = 'accent',
}: {
  title: string;
  address?: string;
  text?: string;
  index: number;
  tone?: keyof typeof tones;
}) {
  return (
    <li
      className="relative border-s-2 border-accent/40 ps-4 pb-3 leading-snug transition-opacity duration-240 last:border-transparent motion-reduce:delay-0! starting:opacity-0"
      style={{ transitionDelay: `${index * HOP_MS}ms` }}
    >
      <span
        aria-hidden="true"
        className={`absolute -start-[7px] top-1 size-3 rounded-full ${tones[tone]}`}
      />
      <p className="flex flex-wrap gap-x-2">
        <span className="font-semibold">{title}</span>
        {address && <span className="font-mono text-small leading-6 text-muted">{address}</span>}
      </p>
      {text && <p className="text-small text-muted">{text}</p>}
    </li>
  );
}
