// What axe finds on a page in one of its themes. A document is given axe once, and only what is wrong is told: to name all that is
// right costs more than looking for it.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Part {
  readonly tags?: readonly string[]
  /** Where to look, by CSS; the whole page without it. */
  readonly within?: string | undefined
}
export const violationsOf = async (page: Page, theme: 'light' | 'dark', { tags = WCAG, within }: Part = {}) => {
  await page.evaluate(holdNames)
  const axe = (await axeOn(page)).withTags([...tags])
  if (within) axe.include(within)
  // What does not depend on colours is the same in the second theme.
  if (theme === 'dark') axe.withRules(['color-contrast'])
  return (await axe.analyze()).violations
}

/** A colleague's name at a caret fades some seconds after it came: axe is to see it whole, not half gone. */
const holdNames = () => {
  for (const animation of document.getAnimations()) {
    if (!(animation instanceof CSSAnimation) || animation.animationName !== 'name-goes') continue
    animation.pause()
    animation.currentTime = 0
  }
}

export const axeOn = async (page: Page): Promise<AxeBuilder> => {
  const isThere = await page.evaluate(() => 'axe' in window)
  return new AxeBuilder({ page, ...(isThere && { axeSource: 'void 0' }) }).options({ resultTypes: ['violations'] }).setLegacyMode()
}
