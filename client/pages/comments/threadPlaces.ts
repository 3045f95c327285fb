// Where the threads of a text stand: at words, at a paragraph, or nowhere any more.
import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import type * as Y from 'yjs'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { createResolver, isWholeLine, type Resolved } from '../../../shared/comments/anchor.ts'
import { blockIdOfElement } from '../../../shared/comments/textLines.ts'
import type { ThreadId } from '../../../shared/ids.ts'
import { numbersOf } from '../../../shared/pairs/numbersOf.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import type { SubjectThreads } from '../../comments/createThreads.ts'
import type { ListedThread } from '../../comments/threads.ts'

export type Bodies = Readonly<Record<Language, Y.XmlFragment>>
export interface PlacedThread {
  readonly thread: ListedThread
  readonly side: Language
}
export type ThreadPlaces = ReturnType<typeof createThreadPlaces>

/** In milliseconds: positions are resolved again after a pause of this length in the typing. */
const REST_MS = 400
const NONE: readonly PlacedThread[] = []

export const createThreadPlaces = (list: Pick<SubjectThreads, 'threads'>, bodies: Bodies) => {
  const rested = createRested(bodies)
  const resolved = createMemo((): ReadonlyMap<ThreadId, Resolved> => {
    rested()
    const resolve = { es: createResolver(bodies.es), en: createResolver(bodies.en) }
    return new Map(list.threads().flatMap(({ id, anchor }) => (anchor ? [[id, resolve[anchor.side](anchor)] as const] : [])))
  })
  const byBlock = createMemo((): ReadonlyMap<string, readonly PlacedThread[]> => {
    const found = new Map<string, PlacedThread[]>()
    for (const thread of list.threads()) {
      const at = resolved().get(thread.id)
      const block = at && at.type !== 'orphan' && isInPlace(thread, at) && thread.resolved === null ? outermostId(at.line) : null
      if (!block || !thread.anchor) continue
      found.set(block, [...(found.get(block) ?? []), { thread, side: thread.anchor.side }])
    }
    for (const placed of found.values()) placed.sort((a, b) => a.thread.number - b.thread.number)
    return found
  })
  return {
    resolved: (thread: ListedThread): Resolved | null => resolved().get(thread.id) ?? null,
    isKnown: (thread: ListedThread): boolean => resolved().has(thread.id),
    inRow: (row: PairedTextRow): readonly PlacedThread[] => {
      const [es, en] = [row.es?.id ? byBlock().get(row.es.id) : undefined, row.en?.id ? byBlock().get(row.en.id) : undefined]
      return es && en ? [...es, ...en] : (es ?? en ?? NONE)
    },
  }
}

/** A comment on words is shown at the words; one on a paragraph at the paragraph. */
export const isInPlace = ({ anchor }: Pick<ListedThread, 'anchor'>, at: Resolved | null): boolean =>
  anchor === null || (at !== null && (at.type === 'words' || (at.type === 'line' && isWholeLine(anchor))))

/** The id of the row that contains it. */
const outermostId = (line: Y.XmlElement): string | null => {
  let at: Y.XmlElement = line
  while (at.parent && 'nodeName' in at.parent) at = at.parent as Y.XmlElement
  return blockIdOfElement(at)
}

/** Numbers of the rows; `rows` is empty while the comments are not shown, because rows change with each keystroke. */
export const createRowNumbers = (rows: Accessor<readonly PairedTextRow[]>) => {
  const numbers = createMemo(() => {
    const all = numbersOf(rows())
    return new Map(rows().flatMap((row, at) => [row.es?.id, row.en?.id].flatMap((id) => (id ? [[id, all[at] ?? null] as const] : []))))
  })
  return (at: Resolved): number | string | null => (at.type === 'orphan' ? null : (numbers().get(outermostId(at.line) ?? '') ?? null))
}

/** In the order of the text; threads without a position come last. */
export const inTextOrder = (
  threads: readonly ListedThread[],
  { places, rows }: { readonly places: ThreadPlaces; readonly rows: readonly PairedTextRow[] },
): readonly ListedThread[] => {
  const placeOf = (thread: ListedThread): number => {
    const at = places.resolved(thread)
    const id = at && at.type !== 'orphan' ? outermostId(at.line) : null
    const row = id === null ? -1 : rows.findIndex((one) => one.es?.id === id || one.en?.id === id)
    return row === -1 ? Number.MAX_SAFE_INTEGER : row
  }
  return threads.toSorted((a, b) => placeOf(a) - placeOf(b) || a.number - b.number)
}

/** Notifies after a pause in the edits. */
const createRested = (bodies: Bodies): Accessor<void> => {
  const [rested, rest] = createSignal<void>(undefined, { equals: false })
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(rest, REST_MS)
  }
  for (const side of LANGUAGES) {
    bodies[side].observeDeep(later)
    onCleanup(() => bodies[side].unobserveDeep(later))
  }
  onCleanup(() => clearTimeout(timer))
  return rested
}
