// The state of the comments on an open text: its threads, their present positions, and the draft of a new one. Shared by the panel, the
// rows and the editors.
import { useSearchParams } from '@solidjs/router'
import type { Editor } from '@tiptap/core'
import { type Accessor, createContext, createEffect, createSignal, on, onCleanup, type ParentProps, untrack, useContext } from 'solid-js'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { anchorAt, type Resolved } from '../../../shared/comments/anchor.ts'
import { COMMENTS, SHOW_COMMENTS, THREAD } from '../../../shared/comments/paths.ts'
import type { ThreadId } from '../../../shared/ids.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { delegationIn, useGroup } from '../../base/group.tsx'
import { useText } from '../../base/i18n.tsx'
import type { CommentedSubject } from '../../comments/CommentsProvider.tsx'
import { createThreads, type SubjectThreads } from '../../comments/createThreads.ts'
import type { Beginning } from '../../comments/NewThread.tsx'
import { createOpenThread } from '../../comments/openThread.ts'
import type { ListedThread } from '../../comments/threads.ts'
import { type CommentMark, selectedSpan, setCommentMarks, shownSpan } from '../../editor/commentMarks.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import type { Editors } from '../parallel/createRows.ts'
import { type Bodies, createRowNumbers, createThreadPlaces, inTextOrder, type PlacedThread, type ThreadPlaces } from './threadPlaces.ts'

/** The visible parts of the text; null while it is compared or read-only. */
interface ShownText {
  readonly editors: Accessor<Editors>
  readonly rows: Accessor<readonly PairedTextRow[]>
  /** The language that was edited last. */
  readonly last: Accessor<Language>
}
export interface TextComments {
  readonly subject: Accessor<CommentedSubject>
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
  readonly resolved: (thread: ListedThread) => Resolved | null
  /** The number of a visible row: *3*, *2.1*; null for headings, or when it is not known. */
  readonly numberOf: (resolved: Resolved) => number | string | null
  readonly goTo: (thread: ListedThread) => void
  /** Goes to the next open thread; after the last one it starts again at the first. */
  readonly step: (by: 1 | -1) => void
  readonly inRow: (row: PairedTextRow) => readonly PlacedThread[]
  readonly follow: (shown: ShownText) => void
}
const TextCommentsContext = createContext<TextComments>()
export const useTextComments = (): TextComments => {
  const found = useContext(TextCommentsContext)
  if (!found) throw new Error('useTextComments needs a <TextCommentsProvider> above it')
  return found
}
export function TextCommentsProvider(props: ParentProps<{ bodies: Bodies }>) {
  const text = useText()
  const live = useLive()
  const [params, setParams] = useSearchParams()
  const subject = (): CommentedSubject => ({ document: live.id, subject: 'text:' })
  const list = createThreads(subject)
  const [shown, setShown] = createSignal<ShownText | null>(null)
  const [beginning, setBeginning] = createSignal<Beginning | null>(null)
  const places = createThreadPlaces(list, props.bodies)
  const address = createOpenThread()
  const openThread = address.thread
  const isShown = () => params[SHOW_COMMENTS] === COMMENTS
  const open = (thread: ThreadId | null) => {
    address.fromHere(thread)
    setParams({ [SHOW_COMMENTS]: COMMENTS, [THREAD]: thread, event: null, changes: null, by: null }, { replace: true, scroll: false })
  }
  const show = (visible: boolean) => {
    if (!visible) setBeginning(null)
    setParams(
      { [SHOW_COMMENTS]: visible ? COMMENTS : null, [THREAD]: null, event: null, changes: null, by: null },
      { replace: true, scroll: false },
    )
  }

  createMarks({ list, places, shown, openThread: () => (isShown() ? openThread() : null) })
  const goTo = (thread: ListedThread) => {
    const at = places.resolved(thread)
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
    if (!thread || shownFor === arrived || !places.isKnown(thread) || !shown()?.editors()[thread.anchor?.side ?? 'es']) return
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
    resolved: places.resolved,
    numberOf: createRowNumbers(() => (isShown() && shown()?.rows()) || []),
    goTo,
    step(by) {
      const open = list.threads().filter((thread) => thread.resolved === null)
      const inOrder = inTextOrder(open, { places, rows: shown()?.rows() ?? [] })
      const now = inOrder.findIndex(({ id }) => id === openThread())
      const next = inOrder[now === -1 ? (by === 1 ? 0 : inOrder.length - 1) : (now + by + inOrder.length) % inOrder.length]
      if (!next) return
      comments.open(next.id)
      goTo(next)
    },
    inRow: places.inRow,
    follow(view) {
      setShown(view)
      onCleanup(() => untrack(shown) === view && setShown(null))
    },
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

interface MarksOf {
  readonly list: SubjectThreads
  readonly places: ThreadPlaces
  readonly shown: Accessor<ShownText | null>
  readonly openThread: Accessor<ThreadId | null>
}
/** Marks in the editors the words on which there are open threads. */
const createMarks = ({ list, places, shown, openThread }: MarksOf) => {
  const group = useGroup()
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
      const at = places.resolved(thread)
      const isOpen = openThread() === thread.id
      if (at?.type !== 'words' || thread.anchor?.side !== side || (thread.resolved !== null && !isOpen)) return []
      const span = shownSpan(editor, at)
      const own = thread.visibility === 'delegation' ? String(delegationIn(group(), thread.delegation)?.identity ?? 'none') : null
      return span ? [{ ...span, thread: thread.id, own, isOpen }] : []
    })
}
