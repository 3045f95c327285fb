// Loads the values that were superseded by concurrent edits, and provides the marks that offer them: when the plan opens, and whenever
// concurrent values have met on this device.
import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, type ParentProps, Show, Suspense } from 'solid-js'
import type { NamedEvent } from '../../../shared/api/history.ts'
import { eventName } from '../../../shared/history/events.ts'
import { formatMark } from '../../../shared/history/marks.ts'
import { instant } from '../../../shared/ids.ts'
import { useActor, useApi } from '../../base/actor.tsx'
import { afterContent } from '../../base/content.ts'
import { useGroup } from '../../base/group.tsx'
import { lazily } from '../../base/lazily.tsx'
import { onServerBack } from '../../base/serverBack.ts'
import { type DrawOverwritten, OverwrittenContext } from '../../item/overwritten.ts'
import type { ConcurrentValue } from '../../live/concurrentValues.ts'
import { createConflictCount } from '../../live/conflictCount.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { feedPath } from '../feedPath.ts'
import { rememberDismissals, rememberedDismissals } from './dismissed.ts'
import type { overwrittenValues } from './overwrittenValues.ts'

/** Loaded on demand, because they are rarely needed. */
const OverwrittenChoice = lazily(async () => (await import('./OverwrittenChoice.ts')).OverwrittenChoice)
const OverwrittenMark = lazily(async () => (await import('./OverwrittenMark.tsx')).OverwrittenMark)

/** In milliseconds: how long a superseded value is offered. */
const FORTNIGHT_MS = 14 * 86_400_000
const MOST = 100
/** In milliseconds: time for the server to process the edits; the request is repeated while it returns nothing new. */
const RESTS_MS = [700, 2_000, 6_000]

export function OverwrittenProvider(props: ParentProps) {
  const api = useApi()
  const actor = useActor()
  const group = useGroup()
  const live = useLive('roadmap')
  const conflicts = createConflictCount(live)
  const [choices, setChoices] = createSignal<readonly (readonly ConcurrentValue[])[]>([])
  const decided = (choice: readonly ConcurrentValue[]) => setChoices((all) => all.filter((one) => one !== choice))
  const [events, setEvents] = createSignal<ReadonlyMap<string, readonly NamedEvent[]>>(new Map())
  /** Loaded with the first answer: before the first row there is nothing to read. */
  const [valuesIn, setValuesIn] = createSignal<typeof overwrittenValues | null>(null)
  const [dismissed, setDismissed] = createSignal(rememberedDismissals(actor().account, group().id))
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false

  const ask = async () => {
    const from = formatMark({ type: 'at', at: instant(Math.max(0, Date.now() - FORTNIGHT_MS)) })
    const loading = import('./overwrittenValues.ts').catch((error: unknown) => console.info('Not loaded yet', error))
    const [page, loaded] = await Promise.all([api.get(feedPath(group().id, { document: live.id, kind: 'both', from }, MOST)), loading])
    if (!page.ok || !loaded) return false
    setValuesIn(() => loaded.overwrittenValues)
    const newest = page.value.events[0]
    const isNews = newest !== undefined && ![...events().values()].some((all) => all.some((one) => eventName(one) === eventName(newest)))
    setEvents(Map.groupBy(page.value.events, ({ subject }) => subject.id))
    return isNews
  }
  /** After the last repetition a slow server is not asked again; its answer appears when the plan is opened the next time. */
  const waitFor = (rests: readonly number[]) => {
    clearTimeout(timer)
    const [rest, ...later] = rests
    if (rest !== undefined && !gone) timer = setTimeout(async () => (await ask()) || waitFor(later), rest)
  }
  const wait = () => waitFor(RESTS_MS)
  // Past copies have no marks.
  const isLive = () => live.shownAt === undefined
  onMount(() => {
    if (!isLive()) return
    onCleanup(live.onOverwritten((all) => setChoices((before) => [...before, all])))
    afterContent(() => gone || ask())
    const stop = onServerBack(wait)
    onCleanup(() => {
      stop()
      clearTimeout(timer)
      gone = true
    })
  })
  createEffect(on(conflicts, () => isLive() && wait(), { defer: true }))

  const draw: DrawOverwritten = (item, { field, tab } = {}) => {
    const overwritten = createMemo(() => {
      const found = live.canWrite() ? events().get(item().id) : undefined
      const read = valuesIn()
      return found && read ? read(found, item(), dismissed()).filter((one) => field === undefined || one.field === field) : []
    })
    const dismiss = (name: string) => {
      setDismissed((names) => new Set([...names, name]))
      rememberDismissals(actor().account, group().id, dismissed())
    }
    return (
      <Show when={overwritten().length > 0}>
        <Suspense>
          <OverwrittenMark item={item()} overwritten={overwritten()} tab={tab ?? false} onDismiss={dismiss} />
        </Suspense>
      </Show>
    )
  }
  return (
    <OverwrittenContext.Provider value={draw}>
      {props.children}
      <For each={choices()}>
        {(all) => (
          <Suspense>
            <OverwrittenChoice all={all} onEnd={() => decided(all)} />
          </Suspense>
        )}
      </For>
    </OverwrittenContext.Provider>
  )
}
