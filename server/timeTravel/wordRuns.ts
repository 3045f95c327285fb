// Letters of a paragraph, in order, with their ids.
import * as Y from 'yjs'
import { containerItem, firstIn, type Id, nextItem, parentOf, type YjsItem } from '../../shared/yjs/item.ts'
import { lettersIn, typeIn } from '../../shared/yjs/itemContent.ts'

/** `length` letters with consecutive ids. */
export interface Run extends Id {
  readonly length: number
}

/** Of words in more runs no origin is shown: nobody writes so, and each run costs memory. */
export const MOST_RUNS = 2_000

/** Appends letters: a run that continues the last one is no new one. */
export const appendRun = (runs: Run[], { client, clock, length }: Run): void => {
  const last = runs.at(-1)
  if (last?.client === client && last.clock + last.length === clock) runs[runs.length - 1] = { ...last, length: last.length + length }
  else runs.push({ client, clock, length })
}

/** The runs of `length` letters from `offset` on. */
export const slice = (runs: readonly Run[], offset: number, length: number): readonly Run[] => {
  const found: Run[] = []
  let passed = 0
  for (const run of runs) {
    const from = Math.max(0, offset - passed)
    const to = Math.min(run.length, offset + length - passed)
    if (from < to) found.push({ client: run.client, clock: run.clock + from, length: to - from })
    passed += run.length
  }
  return found
}

/** The paragraph, heading, cell … that contains a letter of rich text. */
export const blockOf = (letter: YjsItem): Y.XmlElement | null => {
  const text = parentOf(letter)
  const holder = text instanceof Y.XmlText ? containerItem(text) : null
  const block = holder && parentOf(holder)
  return block instanceof Y.XmlElement ? block : null
}

export interface Letters {
  readonly item: YjsItem
  readonly letters: string
}
/** Items that are passed in one step of a budget. */
export const ITEMS_A_STEP = 1_000
/** The letters of a block as they stand in it, deleted ones included; and how many items were passed: also formats, and what was erased. */
export const lettersOfBlock = (block: Y.XmlElement): { readonly letters: readonly Letters[]; readonly passed: number } => {
  const found: Letters[] = []
  let passed = 0
  for (let child = firstIn(block); child; child = nextItem(child)) {
    passed += 1
    const text = typeIn(child)
    for (let item = text instanceof Y.XmlText ? firstIn(text) : null; item; item = nextItem(item)) {
      passed += 1
      const letters = lettersIn(item)
      if (letters !== null) found.push({ item, letters })
    }
  }
  return { letters: found, passed }
}
