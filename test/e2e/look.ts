// A screen looked at as it is on a desk and on a phone, light and dark: nothing is wider than the screen, and axe finds nothing.
import { expect } from 'vitest'
import { violationsOf } from './axe.ts'
import type { Person } from './person.ts'

/** Where pictures go when somebody wants to look at them. */
const PICTURES = process.env.PICTURES

/** Of `part`, where the page is longer than the screen. */
export const look = async ({ page }: Person, name: string, part?: string): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted
    }, theme)
    expect((await violationsOf(page, theme)).map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} at ${width}`).toBeLessThanOrEqual(0)
      if (part) await page.getByRole('region', { name: part }).evaluate((section) => section.scrollIntoView({ block: 'start' }))
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${width}-${theme}.png` })
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
