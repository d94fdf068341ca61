/** Upper bounds of the times counted, in seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

interface Times {
  readonly counts: number[];
  count: number;
  seconds: number;
}

/** A value at the moment of asking. Labels are names of the program's own, never from a request. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly values: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
}

/** What the endpoint tells whoever watches it, as Prometheus reads it (text exposition format 0.0.4): counts and times, nobody's data. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #times = new Map<string, Times>();

  /** A request was answered; `message` is the name of a message of the protocol, or 'other'. */
  answered(message: string, status: number, seconds: number): void {
    const labels = labelsOf({ message, status: String(status) });
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
    const times = this.#times.get(message) ?? { counts: buckets.map(() => 0), count: 0, seconds: 0 };
    buckets.forEach((bound, index) => {
      if (seconds <= bound) times.counts[index] = (times.counts[index] ?? 0) + 1;
    });
    times.count += 1;
    times.seconds += seconds;
    this.#times.set(message, times);
  }

  text(gauges: readonly Gauge[]): string {
    const lines = heading('waymark_requests_total', 'Requests answered, by message and status.', 'counter');
    for (const [labels, count] of this.#requests) lines.push(`waymark_requests_total${labels} ${count}`);
    lines.push(...heading('waymark_request_seconds', 'Time to answer a request.', 'histogram'));
    for (const [message, times] of this.#times) lines.push(...timesLines(message, times));
    for (const { name, help, values } of gauges) {
      lines.push(...heading(name, help, 'gauge'));
      for (const { labels, value } of values)
        lines.push(`${name}${labels === undefined ? '' : labelsOf(labels)} ${value}`);
    }
    return `${lines.join('\n')}\n`;
  }
}

function heading(name: string, help: string, type: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function labelsOf(labels: Readonly<Record<string, string>>): string {
  const told = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return `{${told.join(',')}}`;
}

function timesLines(message: string, { counts, count, seconds }: Times): string[] {
  const name = 'waymark_request_seconds';
  return [
    ...buckets.map((bound, index) => `${name}_bucket${labelsOf({ message, le: String(bound) })} ${counts[index] ?? 0}`),
    `${name}_bucket${labelsOf({ message, le: '+Inf' })} ${count}`,
    `${name}_sum${labelsOf({ message })} ${seconds}`,
    `${name}_count${labelsOf({ message })} ${count}`,
  ];
}
