// What stands around a view that can show its document as it was: while the address names a moment (`?at=`), everything below reads a copy
// at that moment, and nobody writes in it. `usePast` is null at now.
import { useSearchParams } from '@solidjs/router'
import { createMemo, type ParentProps, Show, Suspense, untrack } from 'solid-js'
import type { Subject } from '../../../shared/history/events.ts'
import { formatMark, parseMark } from '../../../shared/history/marks.ts'
import { useText } from '../../base/i18n.tsx'
import { lazilySoon } from '../../base/lazily.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/States.tsx'
import { DoorContext } from './pastDoor.ts'

/** Loaded in advance, so that the past can be opened without a server. */
const PastInside = lazilySoon(async () => (await import('./PastInside.tsx')).PastInside)

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
          <Page title={props.title} bare>
            <Skeleton label={text().past.loadingPast} lines={9} />
          </Page>
        }
      >
        <PastInside title={props.title} subject={props.subject} request={{ mark, moved, leave }} door={door}>
          {props.children}
        </PastInside>
      </Suspense>
    </Show>
  )
}
