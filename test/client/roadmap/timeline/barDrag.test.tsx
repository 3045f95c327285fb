// What a drag writes, and what it keeps out meanwhile.
import { createRoot } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import { createBarDrag } from '../../../../client/roadmap/timeline/barDrag.ts'
import type { TimelineModel } from '../../../../client/roadmap/timeline/createTimeline.ts'
import type { Item } from '../../../../shared/roadmap/model.ts'
import { anItem } from '../builders.ts'

afterEach(() => vi.restoreAllMocks())

test('[V63] a bar is dropped from the dates at which it was taken; a colleague’s move of it waits, and comes in after it', () => {
  const told: string[] = []
  let item: Item = anItem('a', { start: '2027-03-01', due: '2027-03-10' })
  const timeline: Pick<TimelineModel, 'zoom' | 'x' | 'setDragging' | 'reschedule' | 'holdIncoming'> = {
    zoom: () => 'weeks',
    x: (day) => 20 * day,
    setDragging: (now) => void told.push(now ? `shows ${now.from.due}` : 'ends'),
    reschedule: ({ start, due }, grip) => void told.push(`writes ${grip} of ${start} ${due}`),
    holdIncoming: (longest) => {
      told.push(`holds for ${longest}`)
      return () => void told.push('lets in')
    },
  }
  createRoot((dispose) => {
    const drag = createBarDrag({ timeline: timeline as TimelineModel, item: () => item, open: () => told.push('opens') })
    const at = (type: string, clientX: number) => new MouseEvent(type, { clientX, button: 0 })
    drag.begin(at('pointerdown', 0) as PointerEvent, 'move')
    told.length = 0
    window.dispatchEvent(at('pointermove', 60))
    item = { ...item, start: '2027-05-01', due: '2027-05-10' }
    window.dispatchEvent(at('pointermove', 120))
    window.dispatchEvent(at('pointerup', 120))
    dispose()
  })
  expect(told.slice(0, 5)).toEqual([
    'holds for 60000',
    'shows 2027-03-10',
    'shows 2027-03-10',
    'writes move of 2027-03-01 2027-03-10',
    'lets in',
  ])
  expect(told).not.toContain('opens')
})
