// Diff of one Y.Text or Y.XmlText as runs of text with the formats of the side that they are shown from.
import type * as Y from 'yjs'
import type { DiffMark, DiffNode, TextChangeMark } from '../../shared/history/textDiff.ts'
import { firstIn, nextItem, type YjsItem } from '../../shared/yjs/item.ts'
import { type Format, formatIn, lettersIn } from '../../shared/yjs/itemContent.ts'
import type { Stamp } from './stamp.ts'
import type { TextComparison } from './textComparison.ts'
import { addRun, diffMarks } from './textRuns.ts'

type Formats = Map<string, unknown>

/** Formats open at the current position, on both sides, and who last changed each. */
interface Open {
  readonly before: Formats
  readonly after: Formats
  readonly changedBy: Map<string, Stamp>
}

/** Resulting formats up to the next format marker. */
interface Shown {
  readonly before: readonly DiffMark[]
  readonly after: readonly DiffMark[]
  readonly formatted: TextChangeMark | null
}

export const diffLine = (text: Y.Text, sides: TextComparison): readonly DiffNode[] => {
  const open: Open = { before: new Map(), after: new Map(), changedBy: new Map() }
  const runs: DiffNode[] = []
  let shown = shownBy(open)
  for (let item = firstIn(text); item; item = nextItem(item)) {
    const [format, characters] = [formatIn(item), lettersIn(item)]
    if (format) {
      turn(open, item, format, sides)
      shown = shownBy(open)
    } else if (characters !== null) diffString(runs, { item, characters }, shown, sides)
  }
  return runs
}

const turn = (open: Open, item: YjsItem, { key, value }: Format, sides: TextComparison) => {
  const stretch = sides.stretchAt(item, item.id.clock)
  if (!stretch) return
  if (stretch.before) set(open.before, key, value)
  if (stretch.after) set(open.after, key, value)
  if (stretch.before !== stretch.after) open.changedBy.set(key, stretch.after ? sides.broughtBy(item.id) : sides.takenBy(item.id))
}
const set = (formats: Formats, key: string, value: unknown) => {
  if (value === null) formats.delete(key)
  else formats.set(key, value)
}

const shownBy = (open: Open): Shown => ({ before: diffMarks(open.before), after: diffMarks(open.after), formatted: formatted(open) })

const diffString = (
  runs: DiffNode[],
  { item, characters }: { readonly item: YjsItem; readonly characters: string },
  shown: Shown,
  sides: TextComparison,
): void => {
  const start = item.id.clock
  for (let clock = start; clock < start + item.length; ) {
    const end = sides.nextAt(item, clock)
    const stretch = sides.stretchAt(item, clock)
    if (stretch) {
      const change = sides.changeAt(item, clock, stretch) ?? shown.formatted
      const marks = stretch.after ? shown.after : shown.before
      addRun(runs, characters.slice(clock - start, end - start), change ? [...marks, { type: 'ychange', attrs: { ...change } }] : marks)
    }
    clock = end
  }
}

/** For text on both sides: formats that differ. */
const formatted = ({ before, after, changedBy }: Open): TextChangeMark | null => {
  const keys = [...new Set([...before.keys(), ...after.keys()])].filter((key) => !same(before.get(key), after.get(key))).sort()
  const [first] = keys
  if (first === undefined) return null
  const stamp = keys.map((key) => changedBy.get(key)).find((one) => one !== undefined)
  return {
    type: 'formatted',
    ...(stamp ?? { seq: null, account: null, delegation: null, at: null }),
    keys,
    before: Object.fromEntries(keys.map((key) => [key, before.get(key) ?? null])),
  }
}
const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)
