// Keys of the time slider, wherever the focus is in it: arrows by change, with Shift by author, pages by session, Space plays.
import type { SliderPast } from './createPast.ts'
import { nextLandmark } from './landmarks.ts'

export const STEP_KEYS = {
  change: ['←', '→'],
  author: ['Shift ←', 'Shift →'],
  landmark: ['PgUp', 'PgDn'],
  play: 'Space',
} as const

export const createSliderKeys =
  (past: SliderPast) =>
  (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    const [here, last] = [past.heading(), past.course().count - 1]
    const onHandle = event.target instanceof Element && event.target.getAttribute('role') === 'slider'
    const to = (() => {
      switch (event.key) {
        case 'ArrowLeft':
        case 'ArrowDown':
          return event.shiftKey ? ({ author: -1 } as const) : here - 1
        case 'ArrowRight':
        case 'ArrowUp':
          return event.shiftKey ? ({ author: 1 } as const) : here + 1
        case 'PageUp':
          return nextLandmark(past.landmarks(), here, -1, last)
        case 'PageDown':
          return nextLandmark(past.landmarks(), here, 1, last)
        case 'Home':
          return 0
        case 'End':
          return last
        default:
          return null
      }
    })()
    if (typeof to === 'number') past.go(to)
    else if (to) past.goToOtherAuthor(to.author)
    // Space activates a focused button; on the handle it plays.
    else if (event.key === ' ' && onHandle) past.play(!past.isPlaying())
    else return
    event.preventDefault()
  }
