// A finger on the glass, as Chromium gets it from a phone.
import type { Locator } from 'playwright-core'
import type { Person } from './person.ts'

interface Point {
  readonly x: number
  readonly y: number
}
export interface Finger {
  /** Down, along, and up again, as a hand does it. */
  readonly drag: (from: Point, to: Point) => Promise<void>
  readonly tap: (what: Locator) => Promise<void>
}

export const fingerOf = async ({ page, context }: Person): Promise<Finger> => {
  const browser = await context.newCDPSession(page)
  await browser.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 })
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] })
  return {
    async drag(from, to) {
      await touch('touchStart', [from])
      for (let step = 1; step <= 8; step += 1)
        await touch('touchMove', [{ x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 }])
      await touch('touchEnd', [])
    },
    async tap(what) {
      const one = what.first()
      // Brought into view, at rest, and under nothing else.
      await one.click({ trial: true })
      await touch('touchStart', [await middleOf(one)])
      await touch('touchEnd', [])
    },
  }
}

export const middleOf = async (what: Locator): Promise<Point> => {
  const box = await what.boundingBox()
  if (!box) throw new Error('not in view')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
