// The zoom of the timeline: one of its scales, or null to fit everything. A change is shown at once and stored in the address one frame
// later.
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Zoom } from '../forms.ts'
import type { ViewState } from '../viewState.ts'

interface ZoomDeps {
  readonly state: Accessor<Pick<ViewState, 'zoom'>>
  readonly change: (part: Pick<ViewState, 'zoom'>) => void
}
export interface Zooming {
  readonly now: Accessor<Zoom | null>
  readonly change: (to: Zoom | null) => void
  /** Changes with each press on *Today*, to which the timeline scrolls once. */
  readonly wantsToday: Accessor<number>
  readonly lookAtToday: () => void
}

export const createZoom = ({ state, change }: ZoomDeps): Zooming => {
  const [asked, setAsked] = createSignal<{ readonly to: Zoom | null } | null>(null)
  const [wantsToday, setWantsToday] = createSignal(0)
  let waiting = 0
  // The address also changes when the user goes back in the browser or opens a view.
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
      // When everything fits, today is already visible, so *Today* also zooms in.
      if (now() === null) zoomTo('months')
      setWantsToday((count) => count + 1)
    },
  }
}
