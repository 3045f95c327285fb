// A text of the group as rows of both languages, for the room and the projector; and who is editing in which row.
import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { Bilingual } from '../../../shared/bilingual.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import { pageBody, pageTitleText } from '../../../shared/page/write.ts'
import { type ShownBlock, shownBlocks, shownBlockWords } from '../../editor/shownBlocks.ts'
import { writersIn } from '../../editor/writersIn.ts'
import type { LiveDocument, Peer } from '../../live/types.ts'
import { showsAttribute } from './showing.ts'

export interface ShownTextRow {
  readonly key: string
  /** Paragraph number; null for a heading and for list entries, which have a marker of their own. */
  readonly number: number | null
  readonly es: ShownBlock | null
  readonly en: ShownBlock | null
}

export interface ShownText {
  readonly title: Accessor<Bilingual>
  readonly rows: readonly ShownTextRow[]
  readonly writers: (row: ShownTextRow) => readonly Peer[]
}

/** Released with its owner. */
export const createShownText = (live: LiveDocument): ShownText => {
  const bodies = { es: pageBody(live.doc, 'es'), en: pageBody(live.doc, 'en') }
  const titles = { es: pageTitleText(live.doc, 'es'), en: pageTitleText(live.doc, 'en') }
  const readTitle = () => ({ es: titles.es?.toString() ?? '', en: titles.en?.toString() ?? '' })
  const readRows = () => shownTextRows(bodies.es ? shownBlocks(bodies.es) : [], bodies.en ? shownBlocks(bodies.en) : [])
  const [title, setTitle] = createSignal(readTitle())
  const [text, setText] = createStore({ rows: readRows() })
  const retitle = () => setTitle(readTitle())
  const reread = () => setText('rows', reconcile(readRows(), { key: 'key' }))
  for (const one of [titles.es, titles.en]) one?.observe(retitle)
  for (const one of [bodies.es, bodies.en]) one?.observeDeep(reread)
  onCleanup(() => {
    for (const one of [titles.es, titles.en]) one?.unobserve(retitle)
    for (const one of [bodies.es, bodies.en]) one?.unobserveDeep(reread)
  })

  // Moving a caret changes no text.
  const [moves, setMoves] = createSignal(0)
  const moved = () => setMoves((n) => n + 1)
  live.awareness.on('change', moved)
  onCleanup(() => live.awareness.off('change', moved))
  const writers = createMemo(() => {
    moves()
    const fragments = [bodies.es, bodies.en].flatMap((body) => (body ? [body] : []))
    const edits = (peer: Peer) => peer.editing?.startsWith('page:body') ?? false
    return writersIn(fragments, { awareness: live.awareness, peers: live.peers(), edits })
  })
  return {
    title,
    get rows() {
      return text.rows
    },
    writers: (row) => [...(writers().get(row.es?.id ?? '') ?? []), ...(writers().get(row.en?.id ?? '') ?? [])],
  }
}

/** Both languages aligned by paragraph number; if both have the same headings, numbering restarts at each. */
export const shownTextRows = (es: readonly ShownBlock[], en: readonly ShownBlock[]): ShownTextRow[] => {
  const [left, right] = [chaptersOf(es.filter(hasWords)), chaptersOf(en.filter(hasWords))]
  const chapters =
    left.length === right.length ? left.map((chapter, index) => [chapter, right[index] ?? []]) : [[left.flat(), right.flat()]]
  let number = 0
  return chapters.flatMap(([ours = [], theirs = []], chapter) =>
    Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => {
      const [one, other] = [ours[index] ?? null, theirs[index] ?? null]
      const first = one ?? other
      const counts = first?.kind === 'paragraph' && first.marker === ''
      if (counts) number += 1
      return { key: first?.id ?? `at ${chapter} ${index}`, number: counts ? number : null, es: one, en: other }
    }),
  )
}
const chaptersOf = (blocks: readonly ShownBlock[]): readonly (readonly ShownBlock[])[] => {
  const starts = [0, ...blocks.flatMap(({ kind }, index) => (kind === 'heading' && index > 0 ? [index] : []))]
  return starts.map((from, index) => blocks.slice(from, starts[index + 1]))
}
const hasWords = (block: ShownBlock) => shownBlockWords(block).trim() !== ''

/** Name of the row when presented: the paragraph id of either language. */
export const rowNames = (page: DocumentId, row: ShownTextRow): readonly string[] =>
  [row.es, row.en].flatMap((block) => (block?.id ? [showsAttribute({ type: 'text', id: page, block: block.id })] : []))
