// What each frame costs while somebody scrolls, zooms and drags. By the mouse alone: what a harness asks of a page is work of its thread.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { FORMS, type Form } from '../../../client/roadmap/forms.ts'
import { must } from '../../../shared/result.ts'
import { setField } from '../../../shared/roadmap/write.ts'
import { ms, row, summary } from '../stats.ts'
import { type FrameCost, framesOf, type Traced } from './frames.ts'
import type { Stage } from './stage.ts'

const STEPS = 60
const FRAME_MS = 16
const WHEEL_PX = 120
const DRAG_PX = 3
const LATER = '2027-03-01'

export async function* scrolling(stage: Stage): AsyncGenerator<string> {
  const began = Date.now()
  await sleep(1)
  moveSome(stage)
  for (const form of FORMS) {
    const visitor = await stage.visitor()
    const { page } = await visitor.open(`form=${form}`)
    await sleep(1_500)
    const name = `${stage.items.length} items, ${form}`
    yield said(`${name} scrolled`, await framesOf(page, () => scroll(page, form)))
    if (form === 'timeline') {
      await page.reload()
      await sleep(1_500)
      yield said(`${name} zoomed`, await framesOf(page, await zooms(page)))
      yield said(`${name}, a bar dragged`, await framesOf(page, () => drag(page)))
      await toMiddle(page)
      yield said(`${name} zoomed in the middle`, await framesOf(page, await zooms(page)))
      await page.close()
      const compared = (await visitor.open(`form=${form}&since=at:${began}`)).page
      await compared.locator('.bar--ghost').first().waitFor({ state: 'attached' })
      await toMiddle(compared)
      yield said(`${name} zoomed, compared`, await framesOf(compared, await zooms(compared)))
    }
    await visitor.leave()
  }
}

/** Every third item is due later than it was. */
const moveSome = ({ items, colleague }: Stage) => {
  for (const id of items.filter((_, at) => at % 3 === 0)) setField(colleague, id, 'due', LATER)
}

/** Frames in which a script, a style or a layout had something to do. */
const said = (name: string, { frames, rasterMs }: Traced) => {
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
    'raster of all': ms(rasterMs),
    'max of sweeping': ms(summary(frames.map(({ sweptMs }) => sweptMs)).max),
  })
}

const scroll = async (page: Page, form: Form) => {
  await page.mouse.move(form === 'board' ? 500 : 800, 500)
  for (let step = 0; step < STEPS; step++) {
    await page.mouse.wheel(0, WHEEL_PX)
    await sleep(FRAME_MS)
  }
}

/** Each step of the scale, to and fro. */
const zooms = async (page: Page) => {
  const steps = await page.locator('.timeline__tools .seg > *').all()
  const boxes = await Promise.all(steps.map((step) => step.boundingBox()))
  return async () => {
    for (const at of [0, 1, 2, 3, 2, 1, 0, 1, 3]) {
      const { x, y, width, height } = must(boxes[at], 'a step')
      await page.mouse.move(x + width / 2, y + height / 2)
      // A frame of its own, as for anybody's hand.
      await sleep(2 * FRAME_MS)
      await page.mouse.down()
      await page.mouse.up()
      // The address follows.
      await sleep(10 * FRAME_MS)
    }
  }
}

const toMiddle = async (page: Page) => {
  await page.locator('.main__scroll--plan').evaluate((plan) => plan.scrollTo(plan.scrollLeft, plan.scrollHeight / 2))
  await sleep(1_000)
}

const drag = async (page: Page) => {
  const place = await page.evaluate(() => {
    const bars = [...document.querySelectorAll('.bar:not(.bar--ghost)')].map((bar) => ({ bar, ...bar.getBoundingClientRect().toJSON() }))
    const middles = bars.map(({ bar, x, y, width, height }) => ({ bar, x: x + width / 2, y: y + height / 2 }))
    const seen = middles.find(({ bar, x, y }) => bar.contains(document.elementFromPoint(x, y)))
    return seen ? { x: seen.x, y: seen.y } : null
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
