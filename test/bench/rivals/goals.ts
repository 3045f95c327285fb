// What issues 5 §2 and 13 §6 ask for, figure by figure, with what bare `ws` and y-redis were when the first was written. y-redis needs
// Redis and PostgreSQL beside it and is not run here: its figures stand as measured, in proportion to bare `ws` on the same machine.

export interface Goal {
  /** As the workloads are counted: not behind on any, ahead on at least five. */
  readonly work: string
  readonly run: string
  readonly figure: string
  readonly unit: string
  readonly better: 'less' | 'more'
  /** Null where nothing is asked but the ratio to the floor. */
  readonly aim: number | null
  /** Bare `ws` when the aim was set; null where it does no such work. */
  readonly machine: number | null
  readonly yRedis: number | null
  /** Times what a bare relay costs that waits for the disk, at most; where more is better, at least its share. Null where it does no such work. */
  readonly most: number | null
}

const MEETING = 1.5
const BURST = 1

const goal = (
  [work, run, figure, unit]: readonly [work: string, run: string, figure: string, unit: string],
  [aim, machine = null, yRedis = null, better = 'less']: readonly [number | null, (number | null)?, (number | null)?, Goal['better']?],
  most: number | null = null,
): Goal => ({ work, run, figure, unit, aim, machine, yRedis, better, most })

export const GOALS: readonly Goal[] = [
  goal(['60 people', 'w1', 'p50', 'ms'], [null], MEETING),
  goal(['60 people', 'w1', 'p95', 'ms'], [null], MEETING),
  goal(['60 people', 'w1', 'p99', 'ms'], [3.8, 3.3, 3.8], MEETING),
  goal(['60 people', 'w1', 'cpu', 's'], [0.45, 0.46, 0.67], MEETING),
  goal(['300 people', 'w2', 'p50', 'ms'], [2.3, 2.1, 2.6], MEETING),
  goal(['300 people', 'w2', 'p95', 'ms'], [null], MEETING),
  goal(['300 people', 'w2', 'p99', 'ms'], [8.3, 8.3, 9.3], MEETING),
  goal(['300 people', 'w2', 'cpu', 's'], [2, 3.46, 2.92], MEETING),
  goal(['300 rooms', 'w3', 'p50', 'ms'], [null], MEETING),
  goal(['300 rooms', 'w3', 'p95', 'ms'], [null], MEETING),
  goal(['300 rooms', 'w3', 'p99', 'ms'], [2.1, 0.9, 5.3], MEETING),
  goal(['300 rooms', 'w3', 'cpu', 's'], [1.1, 0.61, 4.16], MEETING),
  goal(['burst', 'w4', 'rate', '/s'], [33_000, 15_400, 22_200, 'more'], BURST),
  goal(['burst', 'w4', 'cpu', 'µs'], [40, 59, 59]),
  goal(['large document', 'w5', 'cold', 'ms'], [10, null, 208]),
  goal(['large document', 'w5', 'hot', 'ms'], [5, null, 162]),
  goal(['300 rejoin', 'w5', 'rejoin', 'ms'], [320, null, 4_556]),
  goal(['300 up to date', 'w5', 'upToDate', 'ms'], [160, null, 1_216]),
  goal(['kill at 50/s', 'w7', 'lost', ''], [0, null, 0]),
  goal(['kill at 3,000/s', 'w7fast', 'lost', ''], [0, null, 0]),
  goal(['idle', 'w8', 'per1000', 'MB'], [26, 24, 46]),
  goal(['acknowledgement', 'w1', 'ackP95', 'ms'], [25]),
]
