// One thread: subject, comments, reply input, and actions.
import { createEffect, createMemo, createSignal, createUniqueId, For, type JSX, on, onCleanup, onMount, Show } from 'solid-js'
import { isWholeLine } from '../../shared/comments/anchor.ts'
import { useApi, useCan } from '../base/actor.tsx'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { CommentItem, SayUnsent } from './CommentItem.tsx'
import { useComments } from './CommentsProvider.tsx'
import { Composer } from './Composer.tsx'
import { unsentIn } from './createThreads.ts'
import { type CommentNames, firstWords, type ListedThread } from './threads.ts'
import { createMoment } from './when.ts'

export interface ThreadLocation {
  /** *Paragraph 3 · ES*, *On the item*. */
  readonly words: string
  /** The quoted passage no longer exists. */
  readonly gone: boolean
  /** Navigates to its passage; null if there is none. */
  readonly go: (() => void) | null
  /** Quoted text at the time when the thread began. */
  readonly asItWas: JSX.Element
}
interface ThreadProps {
  readonly thread: ListedThread
  readonly place: ThreadLocation
  readonly names: CommentNames
  readonly isOpen: boolean
  /** Opened from another place, such as a notice or a mail. */
  readonly isArrived: boolean
  readonly readOnly: boolean
  readonly onOpen: () => void
  /** Called after it was visible for a second. */
  readonly onSeen: (thread: ListedThread) => void
}

export function ThreadView(props: ThreadProps) {
  const text = useText()
  const group = useGroup()
  const language = useLanguage()
  const comments = useComments()
  const moment = createMoment()
  const [replies, setReplies] = createSignal(false)
  const [unfolded, setUnfolded] = createSignal(false)
  let section!: HTMLElement
  const isOwn = () => props.thread.visibility === 'delegation'
  const delegation = () => delegationIn(group(), props.thread.delegation)
  const unsent = createMemo(() => unsentIn(comments.unsent(), props.thread))
  const isFolded = () => props.thread.resolved !== null && !props.isOpen && !unfolded() && unsent().length === 0
  const label = () => {
    const said = props.thread.number === 0 ? text().comments.begin : numberWords(props.thread, props.place.gone, text())
    return `${said}. ${props.place.words}`
  }

  const says = createUniqueId()
  /** If the last comment is somebody else's, the reply input is open already. */
  const isToAnswer = () =>
    props.isArrived &&
    props.thread.resolved === null &&
    comments.mayWrite() &&
    !props.readOnly &&
    props.thread.comments.at(-1)?.account !== comments.reader().account
  /** Once: later comments must not move the focus. */
  let isOffered = false
  createEffect(
    on(isToAnswer, (isToBe) => {
      if (!isToBe || isOffered) return
      isOffered = true
      setReplies(true)
    }),
  )
  createSeenTimer(
    () => section,
    () => !isFolded() && props.thread.unread,
    () => props.onSeen(props.thread),
  )
  return (
    <section
      ref={section}
      class="thread"
      classList={{ 'thread--own': isOwn(), 'thread--done': isFolded(), 'is-open': props.isOpen }}
      data-identity={isOwn() ? (delegation()?.identity ?? 'none') : undefined}
      data-thread={props.thread.id}
      aria-label={label()}
      tabindex="-1"
    >
      <Show when={isOwn()}>
        <p class="thread__only">
          <Icon name="lock" size="s" />
          {text().comments.onlyReads(delegation()?.name[language()] ?? '')}
        </p>
      </Show>
      <Show
        when={!isFolded()}
        fallback={
          <button type="button" class="thread__line" aria-expanded="false" onClick={() => setUnfolded(true)}>
            <Icon name="circle-check" />
            <span class="thread__short">
              {props.thread.number} · {props.thread.anchor?.quote || firstWords(props.thread, props.names)}
            </span>
            <span class="end">{resolvedWords()}</span>
            <Icon name="chevron-down" size="s" />
          </button>
        }
      >
        <ThreadQuote thread={props.thread} place={props.place} isOpen={props.isOpen} onOpen={props.onOpen} />
        <ol class="thread__says" id={says}>
          <For each={props.thread.comments}>
            {(comment) => <CommentItem thread={props.thread} comment={comment} names={props.names} readOnly={props.readOnly} />}
          </For>
          <For each={unsent()}>{(one) => <SayUnsent unsent={one} thread={props.thread} names={props.names} />}</For>
        </ol>
        <Show when={props.thread.resolved}>
          <p class="thread__resolved sub">
            <Icon name="circle-check" size="s" />
            {resolvedWords()}
          </p>
        </Show>
        <ThreadFoot {...props} label={label()} comments={says} section={() => section} isReplying={replies()} onReplying={setReplies} />
      </Show>
    </section>
  )

  function resolvedWords() {
    const by = props.thread.resolved
    if (!by) return ''
    return text().comments.resolvedBy(props.names({ kind: 'account', id: by.by }), moment(Number(by.at)))
  }
}

type ThreadFootProps = Pick<ThreadProps, 'thread' | 'names' | 'isArrived' | 'readOnly'> & {
  readonly label: string
  /** Id of the element with the comments. */
  readonly comments: string
  readonly section: () => HTMLElement
  readonly isReplying: boolean
  readonly onReplying: (isReplying: boolean) => void
}
/** The buttons to reply and to resolve, or the input for a reply. */
function ThreadFoot(props: ThreadFootProps) {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const api = useApi()
  const comments = useComments()
  const toast = useToast()
  const mayResolve = () =>
    !props.readOnly &&
    props.thread.version > 0 &&
    (props.thread.createdBy === comments.reader().account || can('comment.resolve', group().id))
  const participants = createMemo(() => new Set(props.thread.comments.map(({ account }) => account)))
  const resolve = async (resolved: boolean) => {
    const { id, version } = props.thread
    const answer = await api.send(
      'PUT /api/groups/:group/comments/:thread/resolution',
      { group: group().id, thread: id },
      { resolved, version },
    )
    if (!answer.ok) toast({ text: answer.why === 'refused' ? answer.message : text().comments.failed })
    comments.changed()
  }
  const isFree = () => props.section().contains(document.activeElement) || document.activeElement === document.body
  return (
    <Show
      when={props.isReplying}
      fallback={
        <div class="thread__foot">
          <Show when={comments.mayWrite() && !props.readOnly}>
            <Button kind="ghost" icon="corner-down-right" onClick={() => props.onReplying(true)}>
              {text().comments.reply}
            </Button>
          </Show>
          <Show when={mayResolve()}>
            <Button kind="ghost" icon={props.thread.resolved ? 'undo-2' : 'check'} onClick={() => resolve(props.thread.resolved === null)}>
              {props.thread.resolved ? text().comments.reopen : text().comments.resolve}
            </Button>
          </Show>
          <Show when={comments.draft(props.thread.id)}>
            <span class="end">{text().comments.keepDraft}</span>
          </Show>
        </div>
      }
    >
      <div class="thread__reply">
        <Composer
          of={props.thread.id}
          label={`${text().comments.reply}: ${props.label}`}
          placeholder={text().comments.replyPlaceholder}
          send={text().comments.reply}
          names={props.names}
          visibility={props.thread.visibility}
          language={null}
          here={participants()}
          about={props.isArrived ? props.comments : undefined}
          takesFocus={isFree()}
          onSend={async ({ words, language: writtenIn }) => {
            await comments.reply(props.thread.id, { words, language: writtenIn })
            return null
          }}
          onLeave={() => {
            props.onReplying(false)
            props.section().focus({ preventScroll: true })
          }}
        />
      </div>
    </Show>
  )
}

function ThreadQuote(props: Pick<ThreadProps, 'thread' | 'place' | 'isOpen' | 'onOpen'>) {
  return (
    <>
      <div class="thread__q">
        <NumberMark thread={props.thread} gone={props.place.gone} go={props.place.go} isOpen={props.isOpen} onOpen={props.onOpen} />
        <Show
          when={props.thread.anchor && !isWholeLine(props.thread.anchor) && !props.place.gone && props.thread.anchor}
          fallback={<span>{props.place.words}</span>}
        >
          {(anchor) => <q lang={anchor().side}>{anchor().quote}</q>}
        </Show>
        <span class="end">
          <Show when={props.place.gone} fallback={props.thread.anchor && !isWholeLine(props.thread.anchor) ? props.place.words : ''}>
            {props.place.asItWas}
          </Show>
        </span>
      </div>
      <Show when={props.place.gone && props.thread.anchor}>
        {(anchor) => (
          <blockquote class="thread__lost" lang={anchor().side}>
            <Show when={anchor().before !== ''}>…{anchor().before}</Show>
            <del>{anchor().quote}</del>
          </blockquote>
        )}
      </Show>
    </>
  )
}

/** Calls `onSeen` after the element was visible for a second while `isUnread`. */
const createSeenTimer = (element: () => Element, isUnread: () => boolean, onSeen: () => void) => {
  const [inSight, setInSight] = createSignal(false)
  onMount(() => {
    if (typeof IntersectionObserver === 'undefined') return
    const watch = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting === true), { threshold: 0.2 })
    watch.observe(element())
    onCleanup(() => watch.disconnect())
  })
  createEffect(() => {
    if (!inSight() || !isUnread()) return
    const timer = setTimeout(() => document.visibilityState === 'visible' && onSeen(), SEEN_MS)
    onCleanup(() => clearTimeout(timer))
  })
}
const SEEN_MS = 1_000

type Words = ReturnType<ReturnType<typeof useText>>
const numberWords = ({ number, visibility }: Pick<ListedThread, 'number' | 'visibility'>, gone: boolean, text: Words): string => {
  if (gone) return text.comments.goneNumber(number)
  return visibility === 'delegation' ? text.comments.ownNumber(number) : text.comments.number(number)
}

interface MarkProps {
  readonly thread: ListedThread
  readonly gone: boolean
  readonly go: (() => void) | null
  readonly isOpen: boolean
  readonly onOpen: () => void
}
/** Number badge of a thread, the same beside the text and in the panel. */
export function NumberMark(props: MarkProps) {
  const text = useText()
  const group = useGroup()
  const isOwn = () => props.thread.visibility === 'delegation'
  return (
    <button
      type="button"
      class="cmn"
      classList={{ 'cmn--own': isOwn(), 'cmn--new': props.thread.unread, 'cmn--gone': props.gone, 'is-open': props.isOpen }}
      data-identity={isOwn() ? (delegationIn(group(), props.thread.delegation)?.identity ?? 'none') : undefined}
      aria-label={`${numberWords(props.thread, props.gone, text())}${props.thread.unread ? `, ${text().comments.unread}` : ''}`}
      aria-current={props.isOpen ? 'true' : undefined}
      onClick={() => {
        props.onOpen()
        props.go?.()
      }}
    >
      <Show when={isOwn()}>
        <Icon name="lock" />
      </Show>
      {props.thread.number || '…'}
    </button>
  )
}
