// How near the timeline looks: at one of its scales, or (null) so that everything fits. A press is shown at once; the address says it in
// the frame after.
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { ViewState } from '../viewState.ts'
import type { Zoom } from './timelineScale.ts'

interface ZoomDeps {
  readonly state: Accessor<Pick<ViewState, 'zoom'>>
  readonly change: (part: Pick<ViewState, 'zoom'>) => void
}
export interface Zooming {
  readonly now: Accessor<Zoom | null>
  readonly change: (to: Zoom | null) => void
  /** Each press on *Today*, which the line follows once. */
  readonly wantsToday: Accessor<number>
  readonly lookAtToday: () => void
}

export const createZoom = ({ state, change }: ZoomDeps): Zooming => {
  const [asked, setAsked] = createSignal<{ readonly to: Zoom | null } | null>(null)
  const [wantsToday, setWantsToday] = createSignal(0)
  let waiting = 0
  // Going back in the browser, or opening a view, starts a new request.
  createEffect(
    on(
      () => state().zoom,
      () => setAsked(null),
    ),
  )
  onCleanup(() => cancelAnimationFrame(waiting))
  const now = () => {
    const press = asked()
    return press ? press.to : state().zoom
  }
  const zoomTo = (to: Zoom | null) => {
    setAsked({ to })
    cancelAnimationFrame(waiting)
    waiting = requestAnimationFrame(() => {
      waiting = requestAnimationFrame(() => change({ zoom: to }))
    })
  }
  return {
    now,
    change: zoomTo,
    wantsToday,
    lookAtToday: () => {
      // Where everything is in sight, one who asks for today wants to see it nearer.
      if (now() === null) zoomTo('months')
      setWantsToday((count) => count + 1)
    },
  }
}
