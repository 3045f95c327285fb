// Lets a view show its document at a past moment: while the URL has `?at=`, everything below reads a copy at that moment, read-only. `usePast` is
// null at now.
import { useSearchParams } from '@solidjs/router'
import { createMemo, type ParentProps, Show, Suspense, untrack } from 'solid-js'
import type { EventSubject } from '../../../shared/history/events.ts'
import { formatMark, parseMark } from '../../../shared/history/marks.ts'
import { useText } from '../../base/i18n.tsx'
import { lazilySoon } from '../../base/lazily.tsx'
import { ScreenPage } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/States.tsx'
import { DoorContext } from './pastDoor.ts'

/** Loaded in advance, so that the past can be opened without a server. */
const PastInside = lazilySoon(async () => (await import('./PastInside.tsx')).PastInside)

export interface PastProviderProps {
  /** Title of the page while it is loading. */
  readonly title: string
  /** Subject whose changes are the slider's stops; without one, all changes of the document. */
  readonly subject?: EventSubject | undefined
  /** For a view without a present form: without a moment in the URL it shows the newest one, and this link leads to the present. */
  readonly toPresent?: (() => void) | undefined
}

/** A comparison shows the present beside the past: while it is active, the moment of the URL is ignored. */
export function PastProvider(props: ParentProps<PastProviderProps>) {
  const text = useText()
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
      <Suspense
        fallback={
          <ScreenPage title={props.title} bare>
            <Skeleton label={text().past.loadingPast} lines={9} />
          </ScreenPage>
        }
      >
        <PastInside title={props.title} subject={props.subject} request={{ mark, moved, leave }} door={door}>
          {props.children}
        </PastInside>
      </Suspense>
    </Show>
  )
}
