// Whether the deletion of format markers, or those that came with moved letters, changed the visible format of a text.
import { firstIn, type Id, nextItem, parentOf, type YjsItem, type YjsType } from '../../yjs/item.ts'
import { type Format, formatIn } from '../../yjs/itemContent.ts'
import { isLetters } from './letterRuns.ts'
import type { MovedRanges } from './movedRanges.ts'
import type { BeforeOrAfter, VisibleItems } from './visibility.ts'

/** Compares the formats of all runs that exist before and after. */
export const looksSame = (text: YjsType, visibility: VisibleItems): boolean => {
  const before = new Map<string, string>()
  const after = new Map<string, string>()
  for (let item = firstIn(text); item; item = nextItem(item)) {
    const format = formatIn(item)
    if (format) {
      mark(before, item, format, visibility, 'before')
      mark(after, item, format, visibility, 'after')
    } else if (visibility.sees(item, 'before') && visibility.sees(item, 'after') && !isEqual(before, after)) return false
  }
  return true
}

interface Arrived {
  readonly visibility: VisibleItems
  readonly moved: MovedRanges
  /** What the entry deleted. */
  readonly gone: readonly YjsItem[]
}
/** Whether all letters that this entry brought into a text were only moved, with the formats that they had. */
export const areMovedWithFormats = (text: YjsType, { visibility, moved, gone }: Arrived): boolean => {
  const formatBefore = formatsOf(gone, visibility)
  const formats = new Map<string, string>()
  for (let item = firstIn(text); item; item = nextItem(item)) {
    const format = formatIn(item)
    if (format) mark(formats, item, format, visibility, 'after')
    if (format || !isLetters(item) || !visibility.isFresh(item) || !visibility.sees(item, 'after')) continue
    const { client, clock } = item.id
    const now = spelled(formats)
    for (let at = clock; at < clock + item.length; ) {
      const from = moved.cameFrom(client, at)
      const was = from && formatBefore(from)
      if (!from || was?.format !== now) return false
      at += Math.min(from.length, was.length)
    }
  }
  return true
}

/** The format that a deleted letter had, and how many letters after it had it too; null if another entry deleted it. */
const formatsOf = (
  gone: readonly YjsItem[],
  visibility: VisibleItems,
): ((id: Id) => { readonly format: string; readonly length: number } | null) => {
  const known: { readonly item: YjsItem; readonly format: string }[] = []
  const texts = new Set(gone.flatMap((item) => (isLetters(item) ? (parentOf(item) ?? []) : [])))
  for (const text of texts) {
    const formats = new Map<string, string>()
    for (let item = firstIn(text); item; item = nextItem(item)) {
      const format = formatIn(item)
      if (format) mark(formats, item, format, visibility, 'before')
      else if (isLetters(item) && visibility.sees(item, 'before')) known.push({ item, format: spelled(formats) })
    }
  }
  return ({ client, clock }) => {
    const found = known.find(({ item: { id, length } }) => id.client === client && id.clock <= clock && clock < id.clock + length)
    return found ? { format: found.format, length: found.item.id.clock + found.item.length - clock } : null
  }
}
const spelled = (formats: ReadonlyMap<string, string>): string => JSON.stringify([...formats].sort(([a], [b]) => (a < b ? -1 : 1)))

const mark = (formats: Map<string, string>, item: YjsItem, { key, value }: Format, visibility: VisibleItems, when: BeforeOrAfter) => {
  if (!visibility.sees(item, when)) return
  if (value === null) formats.delete(key)
  else formats.set(key, JSON.stringify(value))
}

const isEqual = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
