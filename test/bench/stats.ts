// Figures from samples.

const percentile = (sorted: Float64Array | readonly number[], share: number): number =>
  sorted.length === 0 ? Number.NaN : (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)

export const summary = (values: Iterable<number>) => {
  const sorted = Float64Array.from(values).sort()
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), p99: percentile(sorted, 0.99), max: sorted.at(-1) ?? Number.NaN }
}

export const median = (values: readonly number[]): number =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  )

/** `name   12.3 ms   4.5 ms` */
export const row = (name: string, figures: Readonly<Record<string, string>>): string =>
  `${name.padEnd(44)} ${Object.entries(figures)
    .map(([key, value]) => `${key} ${value}`)
    .join(' · ')}`
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`
