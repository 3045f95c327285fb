// Threads on one subject: filter, search, reply, new thread, load errors.
import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, Show } from 'solid-js'
import type { StoredAnchor } from '../../shared/comments/storedAnchor.ts'
import type { ThreadId } from '../../shared/ids.ts'
import { instant } from '../../shared/ids.ts'
import { useApi } from '../base/actor.tsx'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate } from '../base/intl.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { EmptyState, ErrorState, Note, Skeleton } from '../ui/States.tsx'
import { SIGNS } from '../ui/signs.ts'
import { type Subject, useComments } from './CommentsProvider.tsx'
import { Composer } from './Composer.tsx'
import type { SubjectThreads } from './createThreads.ts'
import { type ThreadLocation, ThreadView } from './Thread.tsx'
import { countsOf, FILTERS, type Filter, passes, says, type Thread } from './threads.ts'

/** The thread to be created: on the whole subject, on a field of it, or on a passage of a text. */
export interface Beginning {
  readonly field: string | null
  readonly anchor: StoredAnchor | null
  /** The quoted passage, or the name of the field. */
  readonly on: string | null
}
export interface CommentsViewProps {
  readonly subject: Subject
  readonly list: SubjectThreads
  readonly placeOf: (thread: Thread) => ThreadLocation
  /** Subject of the new comment. */
  readonly placeholder: string
  readonly emptyWords: string
  /** Request from outside to comment on a selection of the text; null for none. */
  readonly beginning: Beginning | null
  readonly onBeginning: (beginning: Beginning | null) => void
  /** If true the input for a new thread is always visible; otherwise it appears with `beginning`. */
  readonly alwaysBegins: boolean
  readonly openThread: ThreadId | null
  /** Thread of the URL: it is scrolled to, and its reply input gets the focus if there is one; if it no longer exists, a message says so. */
  readonly arrived: ThreadId | null
  readonly onOpenThread: (thread: ThreadId | null) => void
  /** The view shows a past moment. */
  readonly isPast: boolean
  /** Field of the new comment, and the menu that chooses it. */
  readonly field?: string | null | undefined
  readonly about?: JSX.Element
  readonly tip?: string | undefined
  readonly beginWhole?: string | undefined
}
const PAUSE_MS = 120

export function CommentsView(props: CommentsViewProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const comments = useComments()
  const [filter, setFilter] = createSignal<Filter>('open')
  const [searching, setSearching] = createSignal(false)
  const [typed, setTyped] = createSignal('')
  const seen = createSeen()
  let body!: HTMLDivElement

  const ownDelegation = () => delegationIn(group(), comments.reader().delegation)
  const counts = createMemo(() => countsOf(props.list.threads(), comments.reader()))
  const shown = createMemo(() =>
    props.list
      .threads()
      .filter(
        (thread) =>
          thread.id === props.openThread ||
          (passes(typed() === '' ? filter() : 'all', thread, comments.reader()) && says(thread, typed(), props.list.names)),
      ),
  )
  const gone = (thread: Thread) => props.placeOf(thread).gone
  const inPlace = createMemo(() => shown().filter((thread) => !gone(thread)))
  const withoutWords = createMemo(() => shown().filter(gone))
  const isEmpty = () => props.list.threads().length === 0
  const failure = () => props.list.failure()
  const isKnown = () => props.list.value() !== null
  const has = (thread: ThreadId) => props.list.threads().some(({ id }) => id === thread)
  /** Only once the server has answered: the device's copy may be older than the thread. */
  const isGone = () => props.arrived !== null && isKnown() && !props.list.loading() && !failure() && !has(props.arrived)
  const mayBegin = () => comments.mayWrite() && !props.isPast

  const sectionOf = (thread: ThreadId) => body.querySelector<HTMLElement>(`[data-thread="${CSS.escape(thread)}"]`)
  const fieldIn = (thread: ThreadId) => sectionOf(thread)?.querySelector<HTMLElement>('.thread__reply textarea')
  // Scrolls to the thread of a URL, a mark or a shortcut.
  createEffect(
    on([() => props.openThread, isKnown], ([thread]) => {
      if (thread) queueMicrotask(() => sectionOf(thread)?.scrollIntoView({ block: 'nearest' }))
    }),
  )
  let focused: ThreadId | null = null
  createEffect(() => {
    const { arrived } = props
    if (arrived === focused || !(arrived === null || has(arrived))) return
    focused = arrived
    if (arrived) queueMicrotask(() => (fieldIn(arrived) ?? sectionOf(arrived))?.focus())
  })
  createEffect(
    on(
      () => props.beginning,
      (asked) => asked && queueMicrotask(() => body.querySelector<HTMLElement>('#new-comment textarea')?.focus()),
    ),
  )
  const Threads = (given: { threads: readonly Thread[] }) => (
    <For each={given.threads.map(({ id }) => id)}>
      {(id) => (
        <Show when={props.list.threads().find((one) => one.id === id)}>
          {(thread) => (
            <ThreadView
              thread={thread()}
              place={props.placeOf(thread())}
              names={props.list.names}
              isOpen={props.openThread === id}
              isArrived={props.arrived === id}
              readOnly={props.isPast}
              onOpen={() => props.onOpenThread(id)}
              onSeen={seen}
            />
          )}
        </Show>
      )}
    </For>
  )
  const New = () => {
    const beginning = () => props.beginning
    // A draft for one delegation is not offered after its author has moved to another delegation.
    const draftKey = () => `new:${props.subject.document} ${props.subject.subject} ${comments.reader().delegation ?? ''}`
    return (
      <div class="cms__new" id="new-comment">
        {props.about}
        <Show when={beginning()?.on}>
          {(words) => (
            <p class="cms__on">
              <Show when={beginning()?.anchor} fallback={<b>{words()}</b>}>
                {(anchor) => <q lang={anchor().side}>{words()}</q>}
              </Show>
            </p>
          )}
        </Show>
        <Show when={draftKey()} keyed>
          {(of) => (
            <Composer
              of={of}
              label={text().comments.begin}
              placeholder={props.placeholder}
              send={text().comments.send}
              names={props.list.names}
              visibility={null}
              language={null}
              onSend={async ({ words, language, visibility }) => {
                const { field, anchor } = beginning() ?? { field: props.field ?? null, anchor: null }
                const thread = await comments.begin({ ...props.subject, field, anchor, visibility }, { words, language })
                setFilter((now) => (now === 'mine' ? 'open' : now))
                props.onBeginning(null)
                props.onOpenThread(thread)
                return null
              }}
              onLeave={beginning() ? () => props.onBeginning(null) : undefined}
            />
          )}
        </Show>
      </div>
    )
  }
  return (
    <div class="cms" ref={body}>
      <Show when={!isEmpty()}>
        <div class="cms__bar">
          <Segmented
            small
            label={text().comments.filter}
            value={filter()}
            segments={FILTERS.filter((one) => one !== 'delegation' || ownDelegation()).map((value) => {
              const label = value === 'delegation' ? (ownDelegation()?.code ?? '') : text().comments.filters[value]
              return {
                value,
                label: `${label} ${counts()[value]}`,
                name: value === 'delegation' ? `${text().comments.only(label)}: ${counts()[value]}` : undefined,
                icon: value === 'delegation' ? ('lock' as const) : undefined,
              }
            })}
            onChange={setFilter}
          />
          <IconButton
            icon="search"
            label={text().comments.search}
            pressed={searching()}
            onClick={() => {
              setSearching(!searching())
              setTyped('')
            }}
          />
        </div>
        <Show when={searching()}>
          <div class="cms__search">
            <SearchField
              words={typed()}
              label={text().comments.search}
              placeholder={text().comments.searchHere}
              pauseMs={PAUSE_MS}
              onWords={setTyped}
            />
          </div>
        </Show>
      </Show>
      <Notes />
      <Show when={props.beginning && mayBegin()}>
        <New />
      </Show>
      <Show
        when={isKnown() || !isEmpty()}
        fallback={
          <Show when={failure()} fallback={<Skeleton label={text().common.loading} lines={4} />}>
            {(why) => (
              <ErrorState
                title={why().why === 'offline' ? text().comments.offlineNone : text().comments.didNotLoad}
                action={
                  <Button icon="rotate-cw" onClick={() => props.list.refresh()}>
                    {text().common.tryAgain}
                  </Button>
                }
              />
            )}
          </Show>
        }
      >
        <Show when={!isEmpty()} fallback={<Nothing />}>
          <Threads threads={inPlace()} />
          <Show when={withoutWords().length > 0}>
            <h3 class="cms__h">
              <Icon name="unlink" />
              {text().comments.gone}
            </h3>
            <Threads threads={withoutWords()} />
          </Show>
          <Show when={shown().length === 0}>
            <NoneOfThese />
          </Show>
        </Show>
      </Show>
      <Show when={props.alwaysBegins && !props.beginning && mayBegin()}>
        <New />
      </Show>
      <Show when={!isEmpty() && props.tip && mayBegin()}>
        <div class="cms__tip">
          <Show when={props.beginning ? undefined : props.beginWhole}>
            {(words) => (
              <Button icon={SIGNS.comments} onClick={() => props.onBeginning({ field: null, anchor: null, on: text().comments.wholeText })}>
                {words()}
              </Button>
            )}
          </Show>
          <p>{props.tip}</p>
        </div>
      </Show>
    </div>
  )

  function Notes() {
    return (
      <div class="cms__notes">
        <Show when={isGone()}>
          <Note icon="unlink">{text().comments.threadGone}</Note>
        </Show>
        <Show when={props.isPast}>
          <Note icon={SIGNS.viewPast}>{text().comments.past}</Note>
        </Show>
        <Show when={comments.earlier()}>
          {(earlier) => (
            <Note icon="lock">
              <Show when={earlier().opensAt} fallback={text().earlier.notYet}>
                {(at) => text().earlier.opens(formatDate(at(), language()))}
              </Show>
            </Note>
          )}
        </Show>
        <Show when={!comments.mayWrite()}>
          <Note icon="lock">{text().comments.observersOff}</Note>
        </Show>
        <Show when={isKnown() && failure()?.why === 'offline'}>
          <Note icon="cloud-off">{text().comments.stale}</Note>
        </Show>
      </div>
    )
  }
  function Nothing() {
    return (
      <Show when={!props.beginning}>
        <div class="cms__none">
          <EmptyState
            title={comments.earlier() ? text().earlier.none : text().comments.none}
            action={
              <Show when={props.beginWhole && mayBegin()}>
                <Button
                  icon={SIGNS.comments}
                  onClick={() => props.onBeginning({ field: null, anchor: null, on: text().comments.wholeText })}
                >
                  {props.beginWhole}
                </Button>
              </Show>
            }
          >
            {mayBegin() ? props.emptyWords || undefined : undefined}
          </EmptyState>
        </div>
      </Show>
    )
  }
  function NoneOfThese(): JSX.Element {
    const why = () => {
      if (typed() !== '') return text().comments.nothingFound
      const now = filter()
      if (now === 'open') return text().comments.noneOpen
      return now === 'mine' ? text().comments.noneMine : text().comments.noneDelegation
    }
    return (
      <div class="cms__none">
        <EmptyState
          title={text().comments.noneHere}
          action={
            <Show when={filter() !== 'all' && typed() === ''}>
              <Button onClick={() => setFilter('all')}>{text().comments.showAll}</Button>
            </Show>
          }
        >
          {why()}
        </EmptyState>
      </div>
    )
  }
}

/** Threads visible for a second are marked as seen, several in one request. */
const createSeen = () => {
  const api = useApi()
  const group = useGroup()
  const comments = useComments()
  const waiting = new Map<ThreadId, number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const sendSeen = async () => {
    const threads = [...waiting].map(([thread, upTo]) => ({ thread, upTo: instant(upTo) }))
    waiting.clear()
    const answer = await api.send('PUT /api/groups/:group/comments/seen', { group: group().id }, { threads })
    if (answer.ok) comments.changed()
  }
  onCleanup(() => clearTimeout(timer))
  return (thread: Thread) => {
    const last = thread.comments.at(-1)
    if (!thread.unread || !last) return
    waiting.set(thread.id, Math.max(...thread.comments.map(({ at }) => Number(at))))
    clearTimeout(timer)
    timer = setTimeout(sendSeen, TOGETHER_MS)
  }
}
const TOGETHER_MS = 300
