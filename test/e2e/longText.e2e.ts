// A text of many screens in two languages: the keys that lead a caret through it, and what they show.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../shared/bilingual.ts'
import { eventually, type Person, saved } from './person.ts'
import { body, createText } from './plan.ts'
import { useStage } from './stage.ts'

const stage = useStage()

const PARAGRAPHS = 130
const MIDDLE = 64
const LAST = PARAGRAPHS - 1
/** As wide as two lines of a column, so that a line's end is not its paragraph's. */
const words = (at: number) =>
  `Paragraph ${at}: the authority replies within ten working days, and says which measures it has agreed with its agencies, and why.`

/** Where the selection begins and where its caret stands: the paragraph, and how many letters in. */
interface TextPosition {
  readonly block: number
  readonly offset: number
}
interface Selected {
  readonly anchor: TextPosition
  readonly head: TextPosition
}
const selected = (side: Locator): Promise<Selected> =>
  side.evaluate((host) => {
    const at = (node: Node | null, offset: number) => {
      const block = [...host.children].findIndex((child) => child.contains(node))
      const before = document.createRange()
      before.setStart(host.children[block] ?? host, 0)
      before.setEnd(node ?? host, offset)
      return { block, offset: before.toString().length }
    }
    const selection = document.getSelection()
    return {
      anchor: at(selection?.anchorNode ?? null, selection?.anchorOffset ?? 0),
      head: at(selection?.focusNode ?? null, selection?.focusOffset ?? 0),
    }
  })
const press = async ({ page }: Person, side: Locator, ...keys: readonly string[]): Promise<Selected> => {
  for (const key of keys) await page.keyboard.press(key)
  return selected(side)
}
/** The caret is put before the first letter of the paragraph in the middle. An editor that has just got the focus puts its own caret back once. */
const toMiddle = async (person: Person, side: Locator): Promise<TextPosition> => {
  const middle = { block: MIDDLE, offset: 0 }
  await side.focus()
  await eventually(async () => {
    await side.evaluate((host, at) => {
      const block = host.children[at]
      block?.scrollIntoView({ block: 'center' })
      const words = block && document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode()
      document.getSelection()?.collapse(words ?? null, 0)
    }, MIDDLE)
    return press(person, side, 'Home')
  }).toEqual({ anchor: middle, head: middle })
  return middle
}
/** The paragraph is on the screen, and so is the one beside it, as high. */
const isSeen = async ({ page }: Person, block: number): Promise<void> => {
  await eventually(() =>
    page.evaluate((at) => {
      const [es, en] = [...document.querySelectorAll('.ProseMirror')].map((side) => side.children[at]?.getBoundingClientRect())
      const view = document.querySelector('.doc')?.getBoundingClientRect()
      const within = es && view && es.bottom > view.top && es.top < view.bottom
      return { within, apart: es && en ? Math.abs(es.top - en.top) : null }
    }, block),
  ).toEqual({ within: true, apart: 0 })
}

const write = async (side: Locator): Promise<void> => {
  await side.click({ position: { x: 3, y: 20 } })
  await side.evaluate(
    (element, paragraphs) => {
      const clipboard = new DataTransfer()
      clipboard.setData('text/html', paragraphs.map((one) => `<p>${one}</p>`).join(''))
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }))
    },
    Array.from({ length: PARAGRAPHS }, (_, at) => words(at)),
  )
  await eventually(() => side.locator('> p').count()).toBe(PARAGRAPHS)
}

test('[B16] in a text of many screens, keys lead to its ends, a page and a line on, and select as far, in either language', async () => {
  const co = await stage.enter('co')
  await createText(co, 'Un texto largo')
  for (const language of LANGUAGES) await write(body(co, language))
  await saved(co)
  for (const language of LANGUAGES) {
    const side = body(co, language)
    const end = { block: LAST, offset: words(LAST).length }
    const start = { block: 0, offset: 0 }

    const middle = await toMiddle(co, side)
    expect(await press(co, side, 'Control+End')).toEqual({ anchor: end, head: end })
    await isSeen(co, LAST)
    expect(await press(co, side, 'Control+Home')).toEqual({ anchor: start, head: start })
    await isSeen(co, 0)
    await toMiddle(co, side)
    expect(await press(co, side, 'Control+Shift+End')).toEqual({ anchor: middle, head: end })
    await isSeen(co, LAST)
    await toMiddle(co, side)
    expect(await press(co, side, 'Control+Shift+Home')).toEqual({ anchor: middle, head: start })
    await isSeen(co, 0)

    // A line is not the paragraph.
    await toMiddle(co, side)
    const { head: endOfLine } = await press(co, side, 'End')
    expect(endOfLine.block).toBe(MIDDLE)
    expect(endOfLine.offset).toBeGreaterThan(20)
    expect(endOfLine.offset).toBeLessThan(words(MIDDLE).length)
    expect(await press(co, side, 'Shift+Home')).toEqual({ anchor: endOfLine, head: middle })
    await toMiddle(co, side)
    expect(await press(co, side, 'Shift+End')).toEqual({ anchor: middle, head: endOfLine })

    // A page down and up again, alone and selecting, as often as somebody presses without waiting.
    await toMiddle(co, side)
    const { head: down } = await press(co, side, 'PageDown', 'PageDown', 'PageDown')
    expect(down.block).toBeGreaterThan(MIDDLE + 10)
    expect(down.block).toBeLessThan(LAST)
    await isSeen(co, down.block)
    expect((await press(co, side, 'PageUp', 'PageUp', 'PageUp')).head).toEqual(middle)
    await toMiddle(co, side)
    expect(await press(co, side, 'Shift+PageDown', 'Shift+PageDown', 'Shift+PageDown')).toEqual({ anchor: middle, head: down })
    await toMiddle(co, side)
    const selectedUp = await press(co, side, 'Shift+PageUp', 'Shift+PageUp')
    expect(selectedUp.anchor).toEqual(middle)
    expect(selectedUp.head.block).toBeLessThan(MIDDLE - 6)
    await isSeen(co, selectedUp.head.block)

    // Who has looked elsewhere meanwhile goes on from the caret.
    await toMiddle(co, side)
    await side.evaluate((element) => element.lastElementChild?.scrollIntoView())
    expect((await press(co, side, 'ArrowUp')).head.block).toBe(MIDDLE - 1)
    await isSeen(co, MIDDLE - 1)
  }
  // What is typed at an end stands there.
  const es = body(co, 'es')
  await toMiddle(co, es)
  await press(co, es, 'Control+End')
  await co.page.keyboard.type(' Fin.')
  await eventually(() => es.locator('> p').last().textContent()).toBe(`${words(LAST)} Fin.`)
})
