// What stands around a view that can show its document as it was: while the address names a moment (`?at=`), everything below reads a copy
// at that moment, and nobody writes in it. `usePast` is null at now.
import { useSearchParams } from '@solidjs/router'
import { createContext, createMemo, type JSX, Match, onMount, type ParentProps, Show, Switch, untrack, useContext } from 'solid-js'
import type { Subject } from '../../../shared/history/events.ts'
import { formatMark, parseMark } from '../../../shared/history/marks.ts'
import { useApi } from '../../base/actor.tsx'
import { useText } from '../../base/i18n.tsx'
import { CopyProvider, useLive } from '../../live/LiveDocument.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/States.tsx'
import { createPast, type Past } from './createPast.ts'

interface Door {
  readonly past: Past | null
  readonly open: () => void
  /** The reader has just come back from the past: the way there is where the keyboard was. */
  readonly cameBack: () => boolean
}
const DoorContext = createContext<Door>({ past: null, open: () => undefined, cameBack: () => false })

/** Null at now, and where no past can be shown. */
export const usePast = (): Past | null => useContext(DoorContext).past
export const usePastDoor = (): Door => useContext(DoorContext)

export interface PastProviderProps {
  /** What the page is called while it is on its way. */
  readonly title: string
  /** Whose changes the slider stops at; without one, those of the whole document. */
  readonly subject?: Subject | undefined
  /** The view has no present form: without a moment in the address it shows the newest one, and this leads to where now is. */
  readonly toPresent?: (() => void) | undefined
}

/** A comparison shows the present beside what was: while one is on, the moment of the address waits. */
export function PastProvider(props: ParentProps<PastProviderProps>) {
  const [params, setParams] = useSearchParams()
  const mark = createMemo(() => (params.since && !props.toPresent ? null : parseMark(params.at)), null, {
    equals: (a, b) => (a && formatMark(a)) === (b && formatMark(b)),
  })
  const isPast = createMemo(() => props.toPresent !== undefined || mark() !== null)
  let back = false
  const door = {
    open: () => setParams({ at: 'now', since: null, until: null, only: null }, { scroll: false }),
    cameBack: () => back,
  }
  const moved = (seq: number) => {
    if (untrack(isPast)) setParams({ at: `seq:${seq}` }, { replace: true, scroll: false })
  }
  const leave = () => {
    if (props.toPresent) return props.toPresent()
    back = true
    setParams({ at: null }, { scroll: false })
  }
  return (
    <Show when={isPast()} fallback={<DoorContext.Provider value={{ ...door, past: null }}>{props.children}</DoorContext.Provider>}>
      <Inside title={props.title} subject={props.subject} request={{ mark, moved, leave }} door={door}>
        {props.children}
      </Inside>
    </Show>
  )
}

interface InsideProps {
  readonly title: string
  readonly subject: Subject | undefined
  readonly request: Pick<Parameters<typeof createPast>[0], 'mark' | 'moved' | 'leave'>
  readonly door: Omit<Door, 'past'>
}

function Inside(props: ParentProps<InsideProps>) {
  const text = useText()
  const past = createPast({ api: useApi(), live: useLive(), subject: props.subject ?? null, ...props.request })
  const copy = createMemo(() => (past.shown() ? past.copy() : null))
  return (
    <Switch
      fallback={
        <Alone title={props.title}>
          <Skeleton label={text().past.loadingPast} lines={9} />
        </Alone>
      }
    >
      <Match when={copy()}>
        {(shown) => (
          <DoorContext.Provider value={{ ...props.door, past }}>
            <CopyProvider copy={shown()}>{props.children}</CopyProvider>
          </DoorContext.Provider>
        )}
      </Match>
      <Match when={past.failure()}>
        {(failure) => (
          <Alone title={props.title}>
            <ErrorState
              page
              heading
              title={failure().message === null ? text().past.unavailable : text().past.refused}
              action={
                <span class="row">
                  <Button icon="rotate-cw" onClick={past.retry}>
                    {text().common.tryAgain}
                  </Button>
                  <BackToNow past={past} />
                </span>
              }
            >
              {failure().message ?? text().past.unavailableWhy}
            </ErrorState>
          </Alone>
        )}
      </Match>
      <Match when={past.stops()?.length === 0}>
        <Alone title={props.title}>
          <EmptyState page heading title={text().past.empty} action={<BackToNow past={past} />}>
            {text().past.emptyWhy}
          </EmptyState>
        </Alone>
      </Match>
    </Switch>
  )
}

function Alone(props: { title: string; children: JSX.Element }) {
  return (
    <Page title={props.title} bare>
      {props.children}
    </Page>
  )
}

export function BackToNow(props: { past: Past; primary?: boolean }) {
  const text = useText()
  return (
    <Button kind={props.primary ? 'primary' : 'default'} icon="rotate-cw" onClick={props.past.leave}>
      {text().past.now}
    </Button>
  )
}

/** The way into the past, for toolbars; `brief` where there is no room for its words. */
export function HistoryButton(props: { brief?: boolean }) {
  const text = useText()
  const door = usePastDoor()
  let place!: HTMLSpanElement
  onMount(() => door.cameBack() && place.querySelector('button')?.focus({ preventScroll: true }))
  return (
    <Show when={door.past === null}>
      <span ref={place} class="row">
        <Show when={props.brief} fallback={<WordyButton onClick={door.open} />}>
          <IconButton icon="history" label={text().past.open} onClick={door.open} />
        </Show>
      </span>
    </Show>
  )
}

function WordyButton(props: { onClick: () => void }) {
  const text = useText()
  return (
    <Button kind="ghost" icon="history" data-tip={text().past.openWhy} onClick={() => props.onClick()}>
      {text().past.open}
    </Button>
  )
}
