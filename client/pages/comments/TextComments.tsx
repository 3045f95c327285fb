// The state of the comments on an open text: its threads, their present positions, and the draft of a new one. Shared by the panel, the
// rows and the editors.
import { useSearchParams } from '@solidjs/router'
import type { Editor } from '@tiptap/core'
import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  type ParentProps,
  untrack,
  useContext,
} from 'solid-js'
import type * as Y from 'yjs'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { anchorAt, createResolver, isWholeLine, type Resolved } from '../../../shared/comments/anchor.ts'
import { COMMENTS, SHOW, THREAD } from '../../../shared/comments/paths.ts'
import { idOf } from '../../../shared/comments/textLines.ts'
import type { ThreadId } from '../../../shared/ids.ts'
import { compare } from '../../../shared/order.ts'
import { numbersOf } from '../../../shared/pairs/numbersOf.ts'
import type { TextRow } from '../../../shared/pairs/textRows.ts'
import { delegationIn, useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import type { Subject } from '../../comments/CommentsProvider.tsx'
import { createThreads, type SubjectThreads } from '../../comments/createThreads.ts'
import type { Beginning } from '../../comments/NewThread.tsx'
import { createOpenThread } from '../../comments/openThread.ts'
import type { Thread } from '../../comments/threads.ts'
import { type CommentMark, selectedSpan, setCommentMarks, shownSpan } from '../../editor/commentMarks.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import type { Editors } from '../parallel/createRows.ts'

type Bodies = Readonly<Record<Language, Y.XmlFragment>>
/** The visible parts of the text; null while it is compared or read-only. */
interface ShownText {
  readonly editors: Accessor<Editors>
  readonly rows: Accessor<readonly TextRow[]>
  /** The language that was edited last. */
  readonly last: Accessor<Language>
}
export interface PlacedThread {
  readonly thread: Thread
  readonly side: Language
}
export interface TextComments {
  readonly subject: Accessor<Subject>
  readonly list: SubjectThreads
  readonly isShown: Accessor<boolean>
  readonly show: (shown: boolean) => void
  readonly openThread: Accessor<ThreadId | null>
  /** The thread that the address named when the reader arrived. */
  readonly arrived: Accessor<ThreadId | null>
  readonly open: (thread: ThreadId | null) => void
  readonly beginning: Accessor<Beginning | null>
  readonly setBeginning: (beginning: Beginning | null) => void
  /** Begins a thread on the selection, or on the paragraph of the caret. */
  readonly beginHere: () => void
  readonly resolved: (thread: Thread) => Resolved | null
  /** The number of a visible row: *3*, *2.1*; null for headings, or when it is not known. */
  readonly numberOf: (resolved: Resolved) => number | string | null
  readonly goTo: (thread: Thread) => void
  /** Goes to the next open thread; after the last one it starts again at the first. */
  readonly step: (by: 1 | -1) => void
  readonly inRow: (row: TextRow) => readonly PlacedThread[]
  readonly follow: (shown: ShownText) => void
}
const TextCommentsContext = createContext<TextComments>()
export const useTextComments = (): TextComments => {
  const found = useContext(TextCommentsContext)
  if (!found) throw new Error('useTextComments needs a <TextCommentsProvider> above it')
  return found
}
/** In milliseconds: positions are resolved again after a pause of this length in the typing. */
const REST_MS = 400
const NONE: readonly PlacedThread[] = []

export function TextCommentsProvider(props: ParentProps<{ bodies: Bodies }>) {
  const text = useText()
  const live = useLive()
  const group = useGroup()
  const [params, setParams] = useSearchParams()
  const subject = (): Subject => ({ document: live.id, subject: 'text:' })
  const list = createThreads(subject)
  const [shown, setShown] = createSignal<ShownText | null>(null)
  const [beginning, setBeginning] = createSignal<Beginning | null>(null)
  const rested = createRested(props.bodies)

  const resolved = createMemo((): ReadonlyMap<ThreadId, Resolved> => {
    rested()
    const resolve = { es: createResolver(props.bodies.es), en: createResolver(props.bodies.en) }
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
    for (const placed of found.values()) placed.sort((a, b) => a.thread.createdAt - b.thread.createdAt || compare(a.thread.id, b.thread.id))
    return found
  })
  const address = createOpenThread()
  const openThread = address.thread
  const isShown = () => params[SHOW] === COMMENTS
  const open = (thread: ThreadId | null) => {
    address.fromHere(thread)
    setParams({ [SHOW]: COMMENTS, [THREAD]: thread, event: null, changes: null, by: null }, { replace: true, scroll: false })
  }
  const show = (visible: boolean) => {
    if (!visible) setBeginning(null)
    setParams({ [SHOW]: visible ? COMMENTS : null, [THREAD]: null, event: null, changes: null, by: null }, { replace: true, scroll: false })
  }

  createEffect(() => {
    const now = shown()
    if (!now) return
    for (const side of LANGUAGES) {
      const editor = now.editors()[side]
      if (editor) setCommentMarks(editor, marksOf(editor, side))
    }
  })
  const marksOf = (editor: Editor, side: Language): readonly CommentMark[] =>
    list.threads().flatMap((thread) => {
      const at = resolved().get(thread.id)
      const isOpen = isShown() && openThread() === thread.id
      if (at?.type !== 'words' || thread.anchor?.side !== side || (thread.resolved !== null && !isOpen)) return []
      const span = shownSpan(editor, at)
      const own = thread.visibility === 'delegation' ? String(delegationIn(group(), thread.delegation)?.identity ?? 'none') : null
      return span ? [{ ...span, thread: thread.id, own, isOpen }] : []
    })

  const goTo = (thread: Thread) => {
    const at = resolved().get(thread.id)
    const editor = thread.anchor && shown()?.editors()[thread.anchor.side]
    if (!at || at.type === 'orphan' || !editor) return
    const span = at.type === 'words' ? shownSpan(editor, at) : null
    const place = span?.from ?? shownSpan(editor, { line: at.line, from: 0, to: 1 })?.from
    if (place === undefined) return
    const found = editor.view.domAtPos(place).node
    const element = found instanceof Element ? found : found.parentElement
    element?.scrollIntoView({ block: 'center' })
  }
  // When the address names a thread, its passage is scrolled to once it is rendered.
  let shownFor: ThreadId | null = null
  createEffect(() => {
    const arrived = address.arrived()
    const thread = arrived && list.threads().find(({ id }) => id === arrived)
    if (!thread || shownFor === arrived || !resolved().has(thread.id) || !shown()?.editors()[thread.anchor?.side ?? 'es']) return
    shownFor = arrived
    requestAnimationFrame(() => goTo(thread))
  })
  const beginHere = () => {
    const now = shown()
    const side = now?.last()
    const editor = side && now?.editors()[side]
    const span = editor && selectedSpan(editor, props.bodies[side])
    const anchor = span && side ? anchorAt(side, span) : null
    if (!isShown()) open(null)
    setBeginning(anchor ? { field: null, anchor, on: anchor.quote } : { field: null, anchor: null, on: text().comments.wholeText })
  }
  /** Only while the comments are shown, because the rows change with each keystroke. */
  const numbers = createMemo(() => {
    const rows = (isShown() && shown()?.rows()) || []
    const all = numbersOf(rows)
    return new Map(rows.flatMap((row, at) => [row.es?.id, row.en?.id].flatMap((id) => (id ? [[id, all[at] ?? null] as const] : []))))
  })
  const comments: TextComments = {
    subject,
    list,
    isShown,
    show,
    openThread,
    arrived: address.arrived,
    open,
    beginning,
    setBeginning,
    beginHere,
    resolved: (thread) => resolved().get(thread.id) ?? null,
    numberOf: (at) => (at.type === 'orphan' ? null : (numbers().get(outermostId(at.line) ?? '') ?? null)),
    goTo,
    step(by) {
      const open = list.threads().filter((thread) => thread.resolved === null)
      const inOrder = open.toSorted((a, b) => placeOf(a) - placeOf(b) || a.number - b.number)
      const now = inOrder.findIndex(({ id }) => id === openThread())
      const next = inOrder[now === -1 ? (by === 1 ? 0 : inOrder.length - 1) : (now + by + inOrder.length) % inOrder.length]
      if (!next) return
      comments.open(next.id)
      goTo(next)
    },
    inRow: (row) => {
      const [es, en] = [row.es?.id ? byBlock().get(row.es.id) : undefined, row.en?.id ? byBlock().get(row.en.id) : undefined]
      return es && en ? [...es, ...en] : (es ?? en ?? NONE)
    },
    follow(view) {
      setShown(view)
      onCleanup(() => untrack(shown) === view && setShown(null))
    },
  }
  /** In the order of the text; threads without a position come last. */
  const placeOf = (thread: Thread): number => {
    const at = resolved().get(thread.id)
    const id = at && at.type !== 'orphan' ? outermostId(at.line) : null
    const row = id === null ? -1 : (shown()?.rows() ?? []).findIndex((one) => one.es?.id === id || one.en?.id === id)
    return row === -1 ? Number.MAX_SAFE_INTEGER : row
  }
  createEffect(
    on(
      () => live.id,
      () => setBeginning(null),
      { defer: true },
    ),
  )
  return <TextCommentsContext.Provider value={comments}>{props.children}</TextCommentsContext.Provider>
}

/** A comment on words is shown at the words; one on a paragraph at the paragraph. */
export const isInPlace = ({ anchor }: Pick<Thread, 'anchor'>, at: Resolved | null): boolean =>
  anchor === null || (at !== null && (at.type === 'words' || (at.type === 'line' && isWholeLine(anchor))))

/** The id of the row that contains it. */
const outermostId = (line: Y.XmlElement): string | null => {
  let at: Y.XmlElement = line
  while (at.parent && 'nodeName' in at.parent) at = at.parent as Y.XmlElement
  return idOf(at)
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
