// Writes the content of a document into a new text, as one undo step and as many updates as the relay's limits require.
import type { Node } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import { type Bilingual, LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { LOCAL } from '../../../shared/origins.ts'
import type { PageKind } from '../../../shared/page/model.ts'
import { initPage, pageBody } from '../../../shared/page/write.ts'
import { partsIn, piecesOf, type WordBlocks, writeWordBlocks } from '../../editor/wordBlocks.ts'
import { type Addition, BYTES_OF_LETTER } from '../../live/documentSize.ts'
import type { LiveDocument } from '../../live/types.ts'

/** What a new text with this content takes, to be measured before it is created. */
export const additionOfText = (title: Bilingual, blocks: WordBlocks, kind: PageKind = 'text'): Addition => {
  const pieces = LANGUAGES.flatMap((language) => piecesIn(blocks, language).map((piece) => ({ language, piece })))
  const all = pieces.flatMap(({ piece }) => piece)
  const letters = JSON.stringify(title).length + all.reduce((sum, { nodeSize }) => sum + nodeSize, 0)
  return {
    atMost: letters * BYTES_OF_LETTER + all.reduce((sum, block) => sum + partsIn(block), 0) * BYTES_OF_PART,
    write: (copy) => {
      initPage(copy, { kind, title })
      for (const { language, piece } of pieces) writePiece(copy, language, piece)
    },
  }
}
/** A node with its id, or a mark with its address. */
const BYTES_OF_PART = 400

export const writeText = async (
  { doc, undoManager }: Pick<LiveDocument, 'doc' | 'undoManager'>,
  title: Bilingual,
  blocks: WordBlocks,
  kind: PageKind = 'text',
): Promise<void> => {
  const usual = undoManager.captureTimeout
  // The title is written when the text is created; one undo removes only the words.
  initPage(doc, { kind, title })
  undoManager.stopCapturing()
  undoManager.captureTimeout = Number.POSITIVE_INFINITY
  try {
    for (const language of LANGUAGES)
      for (const piece of piecesIn(blocks, language)) {
        writePiece(doc, language, piece)
        // Changes without a pause are merged into one update (`pendingEdits.ts`); this ends the update, without letting other edits in between.
        await null
      }
  } finally {
    undoManager.captureTimeout = usual
    undoManager.stopCapturing()
  }
}

const piecesIn = ({ rows, notes }: WordBlocks, language: Language) =>
  piecesOf([...rows.flatMap((row) => row[language]), ...notes[language]])
const writePiece = (doc: Y.Doc, language: Language, piece: readonly Node[]): void =>
  doc.transact(() => {
    const body = pageBody(doc, language)
    if (body) writeWordBlocks(body, piece)
  }, LOCAL)
