// Burn-up chart: scope and done as step lines, with values at each session's closing and at the end. Pure.
import { type BurnStep, burnAt } from '../history/burnUp.ts'
import { instant } from '../ids.ts'
import { DRAWING_WIDTH, type Drawing, type DrawingPoint, type DrawingShape, type PaperText } from './model.ts'

const [LEFT, TOP, HEIGHT, FOOT] = [24, 12, 130, 16]
const RIGHT = DRAWING_WIDTH - 46
const INKS = { grid: '#c5ced3', scope: '#4a5a63', done: '#0b5563', area: '#cfe3e7', session: '#8d9aa2' } as const
/** Labels that would overlap are omitted; the table has all values. */
const APART = 44

export interface Station {
  readonly at: number
  /** `Sesión 2`, or the date of the later moment. */
  readonly name: string
}

export const burnDrawing = (steps: readonly BurnStep[], stations: readonly Station[], about: PaperText): Drawing => {
  const now = stations.at(-1)?.at ?? 0
  const inside = steps.filter(({ at }) => at <= now)
  const first = Math.min(now - 86_400_000, ...inside.slice(0, 1).map(({ at }) => at), ...stations.map(({ at }) => at))
  const most = Math.max(1, ...inside.map(({ scope }) => scope))
  const unit = niceStep(most)
  const top = Math.ceil(most / unit) * unit
  const x = (at: number) => LEFT + ((at - first) / Math.max(1, now - first)) * (RIGHT - LEFT)
  const y = (n: number) => TOP + HEIGHT - (n / top) * HEIGHT
  const line = (of: 'scope' | 'done'): readonly DrawingPoint[] => {
    const points: DrawingPoint[] = []
    let last = 0
    for (const step of inside) {
      points.push([x(step.at), y(last)], [x(step.at), y(step[of])])
      last = step[of]
    }
    return [...points, [x(now), y(last)]]
  }
  const done = line('done')
  const levels = Array.from({ length: Math.round(top / unit) + 1 }, (_, at) => at * unit)
  const grid = levels.flatMap((n): readonly DrawingShape[] => [
    {
      type: 'line',
      points: [
        [LEFT, y(n)],
        [RIGHT, y(n)],
      ],
      color: INKS.grid,
      width: 0.4,
    },
    { type: 'words', at: [LEFT - 4, y(n) + 2.5], words: String(n), size: 7, align: 'end' },
  ])
  const marks = stations.flatMap(({ at, name }, index): readonly DrawingShape[] => {
    const { scope, done: closed } = burnAt(steps, instant(at))
    const isLast = index === stations.length - 1
    const next = stations[index + 1]
    const isApart = isLast || (next !== undefined && x(next.at) - x(at) > APART)
    const side = isLast ? ({ align: 'start' } as const) : ({ align: 'end' } as const)
    return [
      ...(isLast
        ? []
        : [
            {
              type: 'line',
              points: [
                [x(at), TOP],
                [x(at), TOP + HEIGHT],
              ],
              color: INKS.session,
              width: 0.5,
              dash: true,
            } as const,
          ]),
      ...(isApart
        ? ([
            {
              type: 'words',
              at: [x(at) + (isLast ? 4 : -3), y(scope) - (isLast ? -2.5 : 3)],
              words: String(scope),
              size: 8,
              bold: true,
              ...side,
            },
            {
              type: 'words',
              at: [x(at) + (isLast ? 4 : -3), y(closed) - (isLast ? -2.5 : 3)],
              words: String(closed),
              size: 8,
              bold: true,
              ...side,
            },
            { type: 'words', at: [x(at), TOP + HEIGHT + 11], words: name, size: 7, align: isLast ? 'end' : 'middle' },
          ] as const)
        : []),
    ]
  })
  return {
    type: 'drawing',
    about,
    height: TOP + HEIGHT + FOOT,
    shapes: [
      ...grid,
      { type: 'area', points: [[x(inside[0]?.at ?? now), y(0)], ...done, [x(now), y(0)]], color: INKS.area },
      { type: 'line', points: line('scope'), color: INKS.scope, width: 1.4 },
      { type: 'line', points: done, color: INKS.done, width: 1.8 },
      ...marks,
    ],
  }
}

/** 1, 2, 5, 10 …: about four levels. */
const niceStep = (most: number): number => {
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  return ([1, 2, 5, 10].find((n) => n * power >= rough) ?? 10) * power
}
