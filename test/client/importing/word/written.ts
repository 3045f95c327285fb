// A Word document as it is written into a new text.
import * as Y from 'yjs'
import { readWordPairs, wordBlocks } from '../../../../client/editor/wordBlocks.ts'
import { type ReadWord, readWord, type WordTold } from '../../../../client/exchange/word/readWord.ts'
import { writeText } from '../../../../client/importing/word/writeText.ts'
import { createUndo } from '../../../../client/live/undo.ts'
import type { Language } from '../../../../shared/bilingual.ts'
import { topBlocks } from '../../../../shared/editor/blocks.ts'
import { pageBody } from '../../../../shared/page/write.ts'
import { readConfirmations } from '../../../../shared/pairs/confirmations.ts'
import { textRows } from '../../../../shared/pairs/textRows.ts'
import { seededRandom } from '../../editor/people.ts'

export const random = seededRandom(7)
export const read = (bytes: Uint8Array, told: WordTold = {}) => readWord(bytes, told, random)
export const written = async (word: ReadWord) => {
  const doc = new Y.Doc()
  const undoManager = createUndo(doc)
  await writeText({ doc, undoManager }, word.title, wordBlocks(readWordPairs(word, random)))
  return { doc, undoManager }
}
export const body = (doc: Y.Doc, language: Language) => pageBody(doc, language) as Y.XmlFragment
/** Without the names of blocks, which are new. */
export const plain = (doc: Y.Doc, language: Language) => {
  const notes = new Map<string, string>()
  return body(doc, language)
    .toArray()
    .map((element) => element.toString())
    .join('\n')
    .replace(/ (?:note|id)="([^"]*)"/g, (all, name: string) => {
      if (!all.startsWith(' note') && !notes.has(name)) return ''
      if (!notes.has(name)) notes.set(name, `n${notes.size + 1}`)
      return ` note="${notes.get(name)}"`
    })
    .replace(/ (?:name|order|column)="[^"]*"/g, '')
}
export const rowsIn = (doc: Y.Doc) => textRows(topBlocks(body(doc, 'es')), topBlocks(body(doc, 'en')), readConfirmations(doc))
