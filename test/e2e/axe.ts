// Accessibility violations that axe finds on a page, per theme. axe is injected once per document, and passes are not reported, because that costs
// more than the checks.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Part {
  readonly tags?: readonly string[]
  /** CSS selector of the part to check; the whole page without it. */
  readonly within?: string | undefined
}
export const violationsOf = async (page: Page, theme: 'light' | 'dark', { tags = WCAG, within }: Part = {}) => {
  await page.evaluate(holdNames)
  const axe = (await axeOn(page)).withTags([...tags])
  if (within) axe.include(within)
  // Rules that do not depend on colours give the same result in the second theme.
  if (theme === 'dark') axe.withRules(['color-contrast'])
  return (await axe.analyze()).violations
}

/** The name at a remote caret fades after some seconds: axe must not see it half transparent. */
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
