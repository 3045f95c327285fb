// How near the timeline looks. A press is shown at once; the address says it in the frame after.
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { ViewState } from '../viewState.ts'
import type { Zoom } from './timelineScale.ts'

interface ZoomDeps {
  readonly state: Accessor<Pick<ViewState, 'zoom'>>
  readonly change: (part: Pick<ViewState, 'zoom'>) => void
}
export interface Zooming {
  readonly now: Accessor<Zoom>
  readonly change: (to: Zoom) => void
}

export const createZoom = ({ state, change }: ZoomDeps): Zooming => {
  const [asked, setAsked] = createSignal<Zoom | null>(null)
  let waiting = 0
  // Going back in the browser, or opening a view, starts a new request.
  createEffect(
    on(
      () => state().zoom,
      () => setAsked(null),
    ),
  )
  onCleanup(() => cancelAnimationFrame(waiting))
  return {
    now: () => asked() ?? state().zoom,
    change: (to) => {
      setAsked(to)
      cancelAnimationFrame(waiting)
      waiting = requestAnimationFrame(() => {
        waiting = requestAnimationFrame(() => change({ zoom: to }))
      })
    },
  }
}
