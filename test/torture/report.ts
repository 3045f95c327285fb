// What was done to Ruta, and what came of it.
export interface Report {
  readonly what: string
  readonly seed: number
  readonly seconds: number
  /** Faults, and how often each. */
  readonly done: ReadonlyMap<string, number>
  readonly violations: readonly string[]
  /** From the mending of a fault until everybody had everything, in milliseconds. */
  readonly recoveries: readonly number[]
  /** From an edit to its confirmation, in milliseconds. */
  readonly waits: readonly number[]
  readonly made: number
  readonly acked: number
  readonly seen: number
  readonly entries: number
  readonly events: number
  readonly bytes: number
  /** How often all promises were held against the log. */
  readonly durable: number
  /** How often somebody asked for their own edits anew; of those who got no answer, nothing is known. */
  readonly own: number
  readonly unanswered: number
}

export const reportLines = (report: Report): readonly string[] => [
  `Ruta under torture: ${report.what}; ${report.seconds.toFixed(0)} s, seed ${report.seed}`,
  ...[...report.done].sort(([, a], [, b]) => b - a).map(([name, times]) => `  ${String(times).padStart(3)} × ${name}`),
  `5 people made ${report.made} edits in 2 documents; ${report.acked} were acknowledged, ${report.seen} updates of others seen; ` +
    `${report.entries} entries and ${report.events} events of history are kept, ${(report.bytes / 1024).toFixed(0)} KB of documents`,
  `an edit was acknowledged after ${quantiles(report.waits)}, outages included`,
  `once all was mended, everybody had everything after ${quantiles(report.recoveries)} (${report.recoveries.length} times)`,
  `what was acknowledged or seen was in the log: ${report.durable} looks; a person who came anew read what they had saved: ${report.own} times ` +
    `(${report.unanswered} got no answer)`,
  `chains, owners of client ids, and history made anew: looked at once, at the end`,
  report.violations.length === 0 ? 'violations: none' : `violations: ${report.violations.length}`,
  ...report.violations.map((line) => `  ${line}`),
]

const quantiles = (numbers: readonly number[]): string => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (part: number) => {
    const ms = sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
    return ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`
  }
  return `${at(0.5)} (median), ${at(0.95)} (p95), ${at(1)} (longest)`
}
