// Threads on one subject: filter, search, reply, new thread, load errors.
import { createEffect, createMemo, For, on, Show } from 'solid-js'
import type { ThreadId } from '../../shared/ids.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate } from '../base/intl.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { EmptyState, ErrorState, Note, Skeleton } from '../ui/States.tsx'
import { SIGNS } from '../ui/signs.ts'
import { useComments } from './CommentsProvider.tsx'
import { createSeen } from './createSeen.ts'
import { NewThreadForm, type NewThreadProps } from './NewThread.tsx'
import { type ThreadLocation, ThreadView } from './Thread.tsx'
import { createThreadFilter, NoThreadFound, ThreadFilterBar } from './ThreadFilter.tsx'
import type { ListedThread } from './threads.ts'

export interface CommentsViewProps extends NewThreadProps {
  readonly placeOf: (thread: ListedThread) => ThreadLocation
  readonly emptyWords: string
  /** If true the input for a new thread is always visible; otherwise it appears with `beginning`. */
  readonly alwaysBegins: boolean
  readonly openThread: ThreadId | null
  /** Thread of the URL: it is scrolled to, and its reply input gets the focus if there is one; if it no longer exists, a message says so. */
  readonly arrived: ThreadId | null
  /** The view shows a past moment. */
  readonly isPast: boolean
  readonly tip?: string | undefined
  readonly beginWhole?: string | undefined
}

export function CommentsView(props: CommentsViewProps) {
  const text = useText()
  const comments = useComments()
  const filter = createThreadFilter(() => props.list)
  const seen = createSeen()
  let body!: HTMLDivElement

  const shown = createMemo(() => props.list.threads().filter((thread) => thread.id === props.openThread || filter.shows(thread)))
  const gone = (thread: ListedThread) => props.placeOf(thread).gone
  const inPlace = createMemo(() => shown().filter((thread) => !gone(thread)))
  const withoutWords = createMemo(() => shown().filter(gone))
  const isEmpty = () => props.list.threads().length === 0
  const isKnown = () => props.list.value() !== null
  const mayBegin = () => comments.mayWrite() && !props.isPast
  createThreadFocus(props, () => body)

  const Threads = (given: { threads: readonly ListedThread[] }) => (
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
  const New = () => <NewThreadForm {...props} onBegun={() => filter.filter() === 'mine' && filter.setFilter('open')} />
  const BeginWhole = () => (
    <Button icon={SIGNS.comments} onClick={() => props.onBeginning({ field: null, anchor: null, on: text().comments.wholeText })}>
      {props.beginWhole}
    </Button>
  )
  return (
    <div class="cms" ref={body}>
      <Show when={!isEmpty()}>
        <ThreadFilterBar of={filter} />
      </Show>
      <CommentsNotes list={props.list} arrived={props.arrived} isPast={props.isPast} />
      <Show when={props.beginning && mayBegin()}>
        <New />
      </Show>
      <Show when={isKnown() || !isEmpty()} fallback={<NotLoaded list={props.list} />}>
        <Show
          when={!isEmpty()}
          fallback={
            <Show when={!props.beginning}>
              <div class="cms__none">
                <EmptyState
                  title={comments.earlier() ? text().earlier.none : text().comments.none}
                  action={
                    <Show when={props.beginWhole && mayBegin()}>
                      <BeginWhole />
                    </Show>
                  }
                >
                  {mayBegin() ? props.emptyWords || undefined : undefined}
                </EmptyState>
              </div>
            </Show>
          }
        >
          <Threads threads={inPlace()} />
          <Show when={withoutWords().length > 0}>
            <h3 class="cms__h">
              <Icon name="unlink" />
              {text().comments.gone}
            </h3>
            <Threads threads={withoutWords()} />
          </Show>
          <Show when={shown().length === 0}>
            <NoThreadFound of={filter} />
          </Show>
        </Show>
      </Show>
      <Show when={props.alwaysBegins && !props.beginning && mayBegin()}>
        <New />
      </Show>
      <Show when={!isEmpty() && props.tip && mayBegin()}>
        <div class="cms__tip">
          <Show when={!props.beginning && props.beginWhole}>
            <BeginWhole />
          </Show>
          <p>{props.tip}</p>
        </div>
      </Show>
    </div>
  )
}

const isIn = (list: CommentsViewProps['list'], thread: ThreadId) => list.threads().some(({ id }) => id === thread)

/** Scrolls to the thread of a URL, a mark or a shortcut, and focuses the thread of the URL or the input of a new one. */
const createThreadFocus = (props: CommentsViewProps, body: () => HTMLElement) => {
  const sectionOf = (thread: ThreadId) => body().querySelector<HTMLElement>(`[data-thread="${CSS.escape(thread)}"]`)
  const fieldIn = (thread: ThreadId) => sectionOf(thread)?.querySelector<HTMLElement>('.thread__reply textarea')
  createEffect(
    on([() => props.openThread, () => props.list.value() !== null], ([thread]) => {
      if (thread) queueMicrotask(() => sectionOf(thread)?.scrollIntoView({ block: 'nearest' }))
    }),
  )
  let focused: ThreadId | null = null
  createEffect(() => {
    const { arrived } = props
    if (arrived === focused || !(arrived === null || isIn(props.list, arrived))) return
    focused = arrived
    if (arrived) queueMicrotask(() => (fieldIn(arrived) ?? sectionOf(arrived))?.focus())
  })
  createEffect(
    on(
      () => props.beginning,
      (asked) => asked && queueMicrotask(() => body().querySelector<HTMLElement>('#new-comment textarea')?.focus()),
    ),
  )
}

function CommentsNotes(props: Pick<CommentsViewProps, 'list' | 'arrived' | 'isPast'>) {
  const text = useText()
  const language = useLanguage()
  const comments = useComments()
  const isKnown = () => props.list.value() !== null
  /** Only once the server has answered: the device's copy may be older than the thread. */
  const isGone = () =>
    props.arrived !== null && isKnown() && !props.list.loading() && !props.list.failure() && !isIn(props.list, props.arrived)
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
              {(at) => <>{text().earlier.opens(formatDate(at(), language()))}</>}
            </Show>
          </Note>
        )}
      </Show>
      <Show when={!comments.mayWrite()}>
        <Note icon="lock">{text().comments.observersOff}</Note>
      </Show>
      <Show when={isKnown() && props.list.failure()?.why === 'offline'}>
        <Note icon="cloud-off">{text().comments.stale}</Note>
      </Show>
    </div>
  )
}

function NotLoaded(props: Pick<CommentsViewProps, 'list'>) {
  const text = useText()
  return (
    <Show when={props.list.failure()} fallback={<Skeleton label={text().common.loading} lines={4} />}>
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
  )
}
