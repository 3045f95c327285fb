// What a script can measure of a screen for people who zoom, who use keys, and who print.
import type { Person } from './person.ts'

/** Parts that are cut off at the right, except in what is scrolled by itself: tables, the timeline, rows of tools. */
export const stickingOut = ({ page }: Person): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/(auto|scroll)/.test(getComputedStyle(element).overflowX)
        ? element.scrollWidth > element.clientWidth
        : scrolls(element.parentElement))
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const { width, right } = element.getBoundingClientRect()
      return (
        width > 1 && right > innerWidth + 1 && element.checkVisibility() && !element.closest('svg, .vh') && !scrolls(element.parentElement)
      )
    })
    const { scrollWidth, scrollHeight } = document.documentElement
    const page = [
      ...(scrollWidth > innerWidth ? ['the page scrolls sideways'] : []),
      // Only the content scrolls.
      ...(document.querySelector('.app') && scrollHeight > innerHeight ? ['the page scrolls below its frame'] : []),
    ]
    return [...page, ...out.map((element) => `${element.tagName}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`)]
  })

/** WCAG 2.5.8: 24 by 24, or a circle of 24 around it that meets no other target; words in a sentence may be as they are. */
export const smallTargets = ({ page }: Person): Promise<string[]> =>
  page.evaluate(() => {
    const LEAST = 23.5
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, [role=button], [role=checkbox], [tabindex="0"]')]
      .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1.5 && box.height > 1.5)
    const isSmall = ({ width, height }: DOMRect) => width < LEAST || height < LEAST
    const middle = ({ x, y, width, height }: DOMRect) => ({ x: x + width / 2, y: y + height / 2 })
    return all
      .filter(({ element, box }) => {
        if (!isSmall(box) || (element.matches('a') && getComputedStyle(element).display === 'inline')) return false
        const own = middle(box)
        return all.some(({ element: other, box: its }) => {
          if (other === element || other.contains(element) || element.contains(other)) return false
          if (isSmall(its)) return Math.hypot(middle(its).x - own.x, middle(its).y - own.y) < 24
          const across = Math.max(its.left - own.x, 0, own.x - its.right)
          const down = Math.max(its.top - own.y, 0, own.y - its.bottom)
          return Math.hypot(across, down) < 12
        })
      })
      .map(
        ({ element, box }) =>
          `${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40)} ${box.width} × ${box.height}`,
      )
  })

/** In a window of 320 × 256: parts of the page over one another, or content that one can nowhere scroll to. */
export const enlarged = ({ page }: Person): Promise<string[]> =>
  page.evaluate(() => {
    const main = document.querySelector('main')
    if (!main) return ['no main part']
    const rows = [...main.querySelectorAll(':scope > *')].map((row) => row.getBoundingClientRect()).filter(({ height }) => height > 1)
    const over = rows.some((row, index) => index > 0 && row.top < (rows[index - 1]?.bottom ?? 0) - 1)
    const scroller = main.querySelector('.main__scroll')
    const room = scroller ? scroller.clientHeight : main.clientHeight
    return [...(over ? ['its rows lie over one another'] : []), ...(room < 120 ? [`its content has ${room} pixels of height`] : [])]
  })

export interface Walk {
  readonly stops: readonly string[]
  /** Where nothing around the focus is drawn otherwise than before. */
  readonly unseen: readonly string[]
  readonly endless: boolean
}
const MOST = 200

/** Tab by Tab from the beginning until the page is left. */
export const focusStops = async ({ page }: Person): Promise<Walk> => {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  const stops: string[] = []
  const unseen: string[] = []
  for (let presses = 0; presses < MOST; presses++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      /** A ring of its own or of what it fills. */
      const rings = (one: Element, pseudo?: string) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, pseudo)
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
      }
      const around = [element, element.parentElement, element.parentElement?.parentElement].flatMap((one) => one ?? [])
      // A text shows its caret; a ring around a whole page of it says nothing.
      const caret = element instanceof HTMLElement && element.isContentEditable
      const seen = caret || around.some((one) => rings(one)) || rings(element, '::after') || rings(element, '::before')
      return { name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60), seen }
    })
    if (!at) return { stops, unseen, endless: false }
    stops.push(at.name)
    if (!at.seen) unseen.push(at.name)
  }
  return { stops, unseen, endless: true }
}

interface Printed {
  readonly missing: readonly string[]
  readonly tooWide: number
  /** Parts of the line that lie in the row of something else. */
  readonly astray: number
}
/** As a printer gets it: A4 on its side, 24 mm of margins. */
export const printed = async ({ page }: Person): Promise<Printed> => {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 1032, height: 700 })
  await page.emulateMedia({ media: 'print' })
  const answer = await page.evaluate(async () => {
    dispatchEvent(new Event('beforeprint'))
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame)
    const codes = new Set([...document.querySelectorAll('.main .id')].map((code) => code.textContent?.trim()))
    const all = Array.from({ length: 40 }, (_, index) => `WG-${String(index + 1).padStart(3, '0')}`)
    const tooWide = Math.max(0, document.documentElement.scrollWidth - innerWidth)
    const topOf = (element: Element | null) => Math.round(element?.getBoundingClientRect().top ?? 0)
    const astray = [...document.querySelectorAll('.timeline__c')].filter((line) => topOf(line) !== topOf(line.parentElement)).length
    dispatchEvent(new Event('afterprint'))
    return { missing: all.filter((code) => !codes.has(code)), tooWide, astray }
  })
  await page.emulateMedia({ media: null })
  if (before) await page.setViewportSize(before)
  return answer
}
