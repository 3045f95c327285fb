// Aligns both editors by row. Each editor is a grid with explicit row heights, so that a keystroke lays out its own paragraph only; a ResizeObserver
// measures paragraphs and the cells beside them. Heights are set before paint, so that rows are never shown misaligned.
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { createSteady } from '../../base/createSteady.ts'
import { layRows } from './layRows.ts'

/** The parts of a row besides its paragraphs. */
export type RowPart = 'gutter' | 'missing' | 'note'
export interface RowHeights {
  /** False until everything is measured, before which rows have no position and are not shown. */
  readonly settled: Accessor<boolean>
  /** Registers the element with the paragraphs of an editor. */
  readonly side: (language: Language, words: HTMLElement | null) => void
  /** Registers the container with one element per row. */
  readonly rows: (rows: HTMLElement) => void
  /**
   * Registers an element as wide as both sides, shown where the languages are side by side; when its width changes, everything is measured
   * again.
   */
  readonly head: (head: HTMLElement) => void
  readonly part: (row: HTMLElement, part: RowPart, element: HTMLElement) => void
}

interface Measured {
  readonly parts: Map<RowPart, HTMLElement>
  said: string
}

export const createRowHeights = (rows: Accessor<readonly PairedTextRow[]>, shown: Accessor<readonly Language[]>): RowHeights => {
  const [settled, setSettled] = createSignal(false)
  const heights = new WeakMap<Element, number>()
  const measured = new WeakMap<Element, Measured>()
  const sides: Record<Language, HTMLElement | null> = { es: null, en: null }
  let list: HTMLElement | null = null
  const told: Record<Language, string> = { es: '', en: '' }

  const sizes = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) heights.set(target, Math.ceil(borderBoxSize[0]?.blockSize ?? 0))
    settle()
    if (shown().every((side) => areMeasured(sides[side], heights))) setSettled(true)
  })
  const blocks = new MutationObserver((changes) => {
    for (const { addedNodes, removedNodes } of changes) {
      for (const node of removedNodes) if (node instanceof HTMLElement && !node.isConnected) sizes.unobserve(node)
      for (const node of addedNodes) if (node instanceof HTMLElement && node.isConnected) sizes.observe(node)
    }
  })
  onCleanup(() => {
    sizes.disconnect()
    blocks.disconnect()
  })
  const heightOf = (element: Element | undefined): number => (element ? (heights.get(element) ?? 0) : 0)
  const partsOf = (row: Element): Measured => {
    const found = measured.get(row) ?? { parts: new Map(), said: '' }
    measured.set(row, found)
    return found
  }

  const settle = () => {
    if (!list) return
    const isStacked = getComputedStyle(list).getPropertyValue('--stacked').trim() === '1'
    const elements = rows()
      .map((_, place) => list?.children[place])
      .filter((element) => element instanceof HTMLElement)
    const next: Record<Language, number> = { es: 0, en: 0 }
    const sizes = elements.map((element, place) => {
      const { parts } = partsOf(element)
      const textOf = (side: Language) => (rows()[place]?.[side] ? heightOf(sides[side]?.children[next[side]++]) : null)
      const partOf = (part: RowPart) => heightOf(parts.get(part))
      return { es: textOf('es'), en: textOf('en'), missing: partOf('missing'), gutter: partOf('gutter'), note: partOf('note') }
    })
    const layout = layRows(sizes, { isStacked, shown: shown() })
    for (const [place, element] of elements.entries()) {
      const row = layout.rows[place]
      if (row) say(element, row.first, row.second, row.height)
    }
    for (const side of LANGUAGES) give(side, layout.tops[side], layout.end)
  }
  const say = (row: HTMLElement, first: number, second: number, height: number) => {
    const known = partsOf(row)
    const now = `${first} ${second} ${height}`
    if (known.said === now) return
    known.said = now
    row.style.setProperty('--first', `${first}px`)
    row.style.setProperty('--second', `${second}px`)
    row.style.setProperty('--height', `${height}px`)
  }
  const give = (side: Language, places: readonly number[], end: number) => {
    const words = sides[side]
    const lines = places.map((place, at) => `${(places[at + 1] ?? end) - place}px`).join(' ')
    const now = `${places[0] ?? 0} ${lines}`
    if (!words || told[side] === now) return
    told[side] = now
    words.style.setProperty('--before', `${places[0] ?? 0}px`)
    words.style.setProperty('--heights', lines)
    words.style.setProperty('--end', `${end}px`)
  }
  /** The block in each row. A ResizeObserver reports sizes but not this. */
  const structure = createSteady(
    () =>
      rows()
        .map(({ es, en }) => (es ? (en ? '=' : '<') : '>'))
        .join(''),
    Object.is,
  )
  let waiting = false
  const settleSoon = () => {
    if (waiting) return
    waiting = true
    queueMicrotask(() => {
      waiting = false
      settle()
    })
  }
  createEffect(on([structure, shown], settleSoon, { defer: true }))

  return {
    settled,
    side(language, words) {
      const before = sides[language]
      if (before) for (const block of before.children) sizes.unobserve(block)
      sides[language] = words
      told[language] = ''
      if (!words) return
      for (const block of words.children) sizes.observe(block)
      blocks.observe(words, { childList: true })
    },
    rows(element) {
      list = element
    },
    head: (element) => sizes.observe(element),
    part(row, part, element) {
      const { parts } = partsOf(row)
      parts.set(part, element)
      sizes.observe(element)
      onCleanup(() => {
        sizes.unobserve(element)
        if (parts.get(part) === element) parts.delete(part)
        settleSoon()
      })
    },
  }
}

/** The editors come after the rows beside them. */
const areMeasured = (words: HTMLElement | null, heights: WeakMap<Element, number>): boolean =>
  words !== null && words.children.length > 0 && [...words.children].every((block) => heights.has(block))
