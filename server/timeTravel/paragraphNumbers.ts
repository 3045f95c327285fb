// The numbers of the paragraphs of a text at a moment, as the screen showed them then.
import * as Y from 'yjs'
import type { Language } from '../../shared/bilingual.ts'
import { topBlocks } from '../../shared/editor/blocks.ts'
import { rootFragment } from '../../shared/editor/foreign.ts'
import type { ParagraphNumber } from '../../shared/history/passages.ts'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import { type Confirmations, readConfirmations } from '../../shared/pairs/confirmations.ts'
import { numbersOf } from '../../shared/pairs/numbersOf.ts'
import { type PairedTextRow, textRows } from '../../shared/pairs/textRows.ts'

/** Of the top blocks, in order. The two sides of a text are counted by rows; any other part alone. */
export const paragraphNumbers = (doc: Y.Doc, part: string, text: Y.Text | Y.XmlFragment): readonly ParagraphNumber[] => {
  if (text instanceof Y.Text) return [1]
  const side = bodySide(part)
  const rows = side ? rowsOfBody(doc) : textRows(topBlocks(text), [], NO_CONFIRMATIONS)
  const numbers = numbersOf(rows)
  return rows.flatMap((row, at) => (row[side ?? 'es'] ? [numbers[at] ?? null] : []))
}

const bodySide = (part: string): Language | null => (part === PAGE_ROOTS.body.es ? 'es' : part === PAGE_ROOTS.body.en ? 'en' : null)

const rowsOfBody = (doc: Y.Doc): readonly PairedTextRow[] => {
  const blocks = (side: Language) => {
    const fragment = rootFragment(doc, PAGE_ROOTS.body[side])
    return fragment ? topBlocks(fragment) : []
  }
  return textRows(blocks('es'), blocks('en'), readConfirmations(doc))
}
const NO_CONFIRMATIONS: Confirmations = new Map()
