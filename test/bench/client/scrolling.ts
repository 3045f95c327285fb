// What each frame costs while somebody scrolls, zooms and drags.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { FORMS, type Form } from '../../../client/roadmap/forms.ts'
import { must } from '../../../shared/result.ts'
import { ms, row, summary } from '../stats.ts'
import { type FrameCost, framesOf } from './frames.ts'
import type { Stage } from './stage.ts'

const STEPS = 60
const FRAME_MS = 16
const WHEEL_PX = 120
const DRAG_PX = 3

export async function* scrolling(stage: Stage): AsyncGenerator<string> {
  for (const form of FORMS) {
    const visitor = await stage.visitor()
    const { page } = await visitor.open(`form=${form}`)
    await sleep(1_500)
    const name = `${stage.items.length} items, ${form}`
    yield said(`${name} scrolled`, await framesOf(page, () => scroll(page, form)))
    if (form === 'timeline') {
      const zooms: FrameCost[] = []
      for (const at of [0, 1, 2, 3, 2, 1, 0, 3]) zooms.push(...(await framesOf(page, () => zoom(page, at))))
      yield said(`${name} zoomed`, zooms)
      yield said(`${name}, a bar dragged`, await framesOf(page, () => drag(page)))
    }
    await visitor.leave()
  }
}

/** Frames in which a script, a style or a layout had something to do. */
const said = (name: string, frames: readonly FrameCost[]) => {
  if (frames.length === 0) return row(name, { frames: '0: the page had nothing to do' })
  const { p50, p95, max } = summary(frames.map((frame) => frame.ms))
  const part = (of: (frame: FrameCost) => number) => ms(summary(frames.map(of)).p95)
  return row(name, {
    frames: String(frames.length),
    p50: ms(p50),
    p95: ms(p95),
    max: ms(max),
    'p95 of script': part(({ scriptMs }) => scriptMs),
    style: part(({ styleMs }) => styleMs),
    layout: part(({ layoutMs }) => layoutMs),
  })
}

const scroll = async (page: Page, form: Form) => {
  await page.mouse.move(form === 'board' ? 500 : 800, 500)
  for (let step = 0; step < STEPS; step++) {
    await page.mouse.wheel(0, WHEEL_PX)
    await sleep(FRAME_MS)
  }
}

const zoom = async (page: Page, at: number) => {
  await page.locator('.timeline__tools .seg > *').nth(at).click()
  // The address follows.
  await sleep(10 * FRAME_MS)
}

const drag = async (page: Page) => {
  const place = await page.evaluate(() => {
    const bars = [...document.querySelectorAll('.bar:not(.bar--ghost)')].map((bar) => bar.getBoundingClientRect())
    const bar = bars.find(({ x, width, top }) => x + width / 2 > 500 && x + width / 2 < 1_200 && top > 300)
    return bar ? { x: bar.x + bar.width / 2, y: bar.y + bar.height / 2 } : null
  })
  const { x, y } = must(place, 'a bar on the screen')
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= STEPS; step++) {
    await page.mouse.move(x + step * DRAG_PX, y)
    await sleep(FRAME_MS)
  }
  await page.keyboard.press('Escape')
  await page.mouse.up()
}
