// The lines of a parallel text: as high as the highest of what stands in a row, given again when one of it becomes another size.
import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRowHeights, type RowPart } from '../../../client/pages/parallel/createRowHeights.ts'
import type { Language } from '../../../shared/bilingual.ts'
import type { RowBlock } from '../../../shared/pairs/pairRows.ts'
import { type PairedTextRow, textRows } from '../../../shared/pairs/textRows.ts'
import { must } from '../../../shared/result.ts'

let stop: () => void = () => undefined
let observed: Set<Element>
let tell: (sizes: readonly (readonly [Element, number])[]) => void
beforeEach(() => {
  observed = new Set()
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(hear: (entries: readonly unknown[]) => void) {
        tell = (sizes) => hear(sizes.map(([target, blockSize]) => ({ target, borderBoxSize: [{ blockSize, inlineSize: 100 }] })))
      }
      observe = (element: Element) => observed.add(element)
      unobserve = (element: Element) => observed.delete(element)
      disconnect = () => observed.clear()
    },
  )
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

const block = (id: string): RowBlock => ({ id, kind: 'paragraph', text: id })
const child = (parent: Element): HTMLElement => parent.appendChild(document.createElement('div'))

/** Blocks by their ids on both sides. */
const open = (es: readonly string[], en: readonly string[], { stacked = false, shown = ['es', 'en'] as readonly Language[] } = {}) => {
  const [rows, setRows] = createSignal<readonly PairedTextRow[]>([])
  const show = (spanish: readonly string[], english: readonly string[]) =>
    setRows(textRows(spanish.map(block), english.map(block), new Map()))
  show(es, en)
  const list = child(document.body)
  if (stacked) list.style.setProperty('--stacked', '1')
  const sides = { es: child(document.body), en: child(document.body) }
  for (const _ of es) child(sides.es)
  for (const _ of en) child(sides.en)
  for (const _ of rows()) child(list)
  const heights = createRoot((dispose) => {
    stop = dispose
    const made = createRowHeights(rows, () => shown)
    made.rows(list)
    for (const side of shown) made.side(side, sides[side])
    return made
  })
  const part = (row: number, name: RowPart): HTMLElement => {
    const at = must(list.children[row], 'a row')
    const element = child(at)
    if (at instanceof HTMLElement) createRoot(() => heights.part(at, name, element))
    return element
  }
  const lines = (side: Language) => `${sides[side].style.getPropertyValue('--before')} | ${sides[side].style.getPropertyValue('--heights')}`
  const rowHeights = () => [...list.children].map((row) => (row instanceof HTMLElement ? row.style.getPropertyValue('--height') : ''))
  const measured = (side: Language, sizes: readonly number[]) =>
    tell(sizes.map((size, at) => [must(sides[side].children[at], 'a block'), size]))
  return { heights, show, sides, part, lines, rowHeights, measured }
}

test('both languages have the same lines, each as high as the higher paragraph or what stands between and below them', () => {
  const { heights, part, lines, rowHeights, measured } = open(['a', 'b', 'c'], ['a', 'b', 'c'])
  expect(heights.settled()).toBe(false)
  tell([[part(0, 'gutter'), 10]])
  measured('es', [50, 30.2, 20])
  // What stands in the rows may be measured before the words of both sides are there.
  expect(heights.settled()).toBe(false)
  measured('en', [40, 60, 20])
  expect(heights.settled()).toBe(true)
  expect(lines('es')).toBe('0px | 50px 60px 20px')
  expect(lines('en')).toBe(lines('es'))
  tell([
    [part(0, 'gutter'), 30],
    [part(2, 'gutter'), 35],
    [part(1, 'note'), 12],
  ])
  expect(lines('es')).toBe('0px | 50px 72px 35px')
  expect(lines('en')).toBe(lines('es'))
  expect(rowHeights()).toEqual(['50px', '72px', '35px'])
})

test('a line that wraps makes its row higher on both sides, and nothing else is measured', () => {
  const { lines, measured, sides } = open(['a', 'b'], ['a', 'b'])
  measured('es', [50, 30])
  measured('en', [40, 60])
  tell([[must(sides.es.children[0], 'a block'), 75]])
  expect(lines('en')).toBe('0px | 75px 60px')
  tell([[must(sides.es.children[0], 'a block'), 25]])
  expect(lines('en')).toBe('0px | 40px 60px')
})

test('where one side is missing, the other goes on, and the offer to write it has its room', () => {
  const { lines, part, measured } = open(['a', 'c'], ['b', 'a', 'c', 'd'])
  measured('es', [50, 30])
  measured('en', [40, 60, 20, 10])
  tell([
    [part(0, 'missing'), 90],
    [part(3, 'missing'), 90],
  ])
  expect(lines('es')).toBe('90px | 60px 120px')
  expect(lines('en')).toBe('0px | 90px 60px 30px 90px')
})

test('where it is narrow, English stands below Spanish and what is said of both between them', () => {
  const { lines, part, rowHeights, measured } = open(['a', 'b'], ['a', 'b', 'c'], { stacked: true })
  measured('es', [50, 30])
  measured('en', [40, 60, 20])
  tell([
    [part(0, 'gutter'), 10],
    [part(1, 'note'), 5],
    [part(2, 'missing'), 70],
  ])
  expect(rowHeights()).toEqual(['100px', '95px', '90px'])
  expect(lines('es')).toBe('0px | 100px 185px')
  expect(lines('en')).toBe('60px | 70px 135px 20px')
})

test('the editor hears where its last line ends, so that what follows a long text stands near it', () => {
  const { sides, measured } = open(['a', 'b'], ['a', 'b', 'c'])
  measured('es', [50, 30])
  measured('en', [40, 60, 20])
  expect(sides.es.style.getPropertyValue('--end')).toBe('130px')
  expect(sides.en.style.getPropertyValue('--end')).toBe('130px')
})

test('a text in one language has its own lines', () => {
  const { lines, part, measured } = open(['a'], ['a', 'b'], { stacked: true, shown: ['es'] })
  measured('es', [50])
  tell([
    [part(0, 'gutter'), 10],
    [part(1, 'missing'), 70],
  ])
  expect(lines('es')).toBe('0px | 130px')
})

test('a paragraph that comes is measured, one that goes is not any more, and of a text that is closed nothing is', async () => {
  const { sides, show, measured, lines } = open(['a', 'b'], ['a', 'b'])
  measured('es', [50, 30])
  measured('en', [50, 30])
  const [first] = sides.es.children
  const added = child(sides.es)
  await vi.waitFor(() => expect(observed.has(added)).toBe(true))
  first?.remove()
  await vi.waitFor(() => expect(first && observed.has(first)).toBe(false))
  show(['b', 'c'], ['b', 'c'])
  tell([[added, 44]])
  expect(lines('es')).toBe('0px | 50px 44px')
  stop()
  expect(observed.size).toBe(0)
})
