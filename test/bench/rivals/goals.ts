// What issue 5 §2 asks for, figure by figure, with what the floor and y-redis were when it was written. y-redis needs Redis and
// PostgreSQL beside it and is not run here: its figures stand as measured, in proportion to the floor of the same machine.

export interface Goal {
  /** As the workloads are counted: not behind on any, ahead on at least five. */
  readonly work: string
  readonly run: string
  readonly figure: string
  readonly unit: string
  readonly better: 'less' | 'more'
  readonly aim: number
  /** Bare `ws` when the aim was set; null where it does no such work. */
  readonly floor: number | null
  readonly yRedis: number | null
}

const goal = (
  [work, run, figure, unit]: readonly [work: string, run: string, figure: string, unit: string],
  [aim, floor = null, yRedis = null, better = 'less']: readonly [number, (number | null)?, (number | null)?, Goal['better']?],
): Goal => ({ work, run, figure, unit, aim, floor, yRedis, better })

export const GOALS: readonly Goal[] = [
  goal(['60 people', 'w1', 'p99', 'ms'], [3.8, 3.3, 3.8]),
  goal(['60 people', 'w1', 'cpu', 's'], [0.45, 0.46, 0.67]),
  goal(['300 people', 'w2', 'p50', 'ms'], [2.3, 2.1, 2.6]),
  goal(['300 people', 'w2', 'p99', 'ms'], [8.3, 8.3, 9.3]),
  goal(['300 people', 'w2', 'cpu', 's'], [2, 3.46, 2.92]),
  goal(['300 rooms', 'w3', 'p99', 'ms'], [2.1, 0.9, 5.3]),
  goal(['300 rooms', 'w3', 'cpu', 's'], [1.1, 0.61, 4.16]),
  goal(['burst', 'w4', 'rate', '/s'], [33_000, 15_400, 22_200, 'more']),
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
