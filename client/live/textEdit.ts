// Edits of plain text as values: what an input event has changed, and where positions move when others change the text.

/** At `index`, `remove` characters are replaced by `insert`. */
export interface LocalTextEdit {
  readonly index: number
  readonly remove: number
  readonly insert: string
}
export type Delta = readonly { readonly retain?: number; readonly insert?: unknown; readonly delete?: number }[]

/**
 * The smallest edit from `before` to `after`. It ends at the caret, so that a letter typed among equal letters is inserted where it was
 * typed. A surrogate pair is never split, because half a character could not be encoded.
 */
export const minimalEdit = (before: string, after: string, caret: number): LocalTextEdit | null => {
  if (before === after) return null
  const longestSuffix = Math.min(before.length, after.length - Math.min(Math.max(caret, 0), after.length))
  let suffix = 0
  while (suffix < longestSuffix && before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)) suffix++
  if (suffix > 0 && isLow(before.charCodeAt(before.length - suffix))) suffix--
  const longestPrefix = Math.min(before.length, after.length) - suffix
  let prefix = 0
  while (prefix < longestPrefix && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix++
  if (prefix > 0 && isHigh(before.charCodeAt(prefix - 1))) prefix--
  return { index: prefix, remove: before.length - prefix - suffix, insert: after.slice(prefix, after.length - suffix) }
}
const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff

/** The position of a caret after `delta`: text inserted exactly at the caret is placed after it. */
export const movedPosition = (position: number, delta: Delta): number => {
  let at = 0
  let moved = position
  for (const step of delta) {
    if (at >= moved && step.delete === undefined) break
    if (step.retain !== undefined) at += step.retain
    else if (step.delete !== undefined) moved -= Math.max(0, Math.min(step.delete, moved - at))
    else {
      moved += lengthOf(step.insert)
      at += lengthOf(step.insert)
    }
  }
  return moved
}
const lengthOf = (insert: unknown) => (typeof insert === 'string' ? insert.length : 1)

/** For each character of the present text its index in an earlier text; null if others have inserted it since. */
export type TextOrigins = readonly (number | null)[]
export const originsOf = (length: number): TextOrigins => Array.from({ length }, (_, index) => index)
export const originsAfter = (origins: TextOrigins, delta: Delta): TextOrigins => {
  const next = [...origins]
  let at = 0
  for (const step of delta) {
    if (step.retain !== undefined) at += step.retain
    else if (step.delete !== undefined) next.splice(at, step.delete)
    else {
      const inserted = lengthOf(step.insert)
      next.splice(at, 0, ...Array.from({ length: inserted }, () => null))
      at += inserted
    }
  }
  return next
}

/** An edit of the earlier text as edits of the present one, last one first; what others have inserted is kept. */
export const rebased = (edit: LocalTextEdit, origins: TextOrigins): readonly LocalTextEdit[] => {
  const isRemoved = (origin: number | null | undefined) =>
    origin !== null && origin !== undefined && origin >= edit.index && origin < edit.index + edit.remove
  const edits: LocalTextEdit[] = []
  for (let at = origins.length - 1; at >= 0; at--) {
    if (!isRemoved(origins[at])) continue
    const end = at + 1
    while (at > 0 && isRemoved(origins[at - 1])) at--
    edits.push({ index: at, remove: end - at, insert: '' })
  }
  return edit.insert === '' ? edits : [...edits, { index: insertionPoint(edit, origins), remove: 0, insert: edit.insert }]
}
/** The position after the last surviving character before the edit. */
const insertionPoint = (edit: LocalTextEdit, origins: TextOrigins): number =>
  origins.findLastIndex((origin) => origin !== null && origin < edit.index) + 1
