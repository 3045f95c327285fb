// The words of a document into a text that was just made: one step of undo, and as many updates as the relay's bounds ask for.
import type { Bilingual } from '../../../shared/bilingual.ts'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { LOCAL } from '../../../shared/origins.ts'
import { initPage, pageBody } from '../../../shared/page/write.ts'
import { piecesOf, type WordBlocks, writeWordBlocks } from '../../editor/wordBlocks.ts'
import type { LiveDocument } from '../../live/types.ts'

export const writeText = async (
  { doc, undoManager }: Pick<LiveDocument, 'doc' | 'undoManager'>,
  title: Bilingual,
  { rows, notes }: WordBlocks,
): Promise<void> => {
  const usual = undoManager.captureTimeout
  // The title is what the text begins with; one undo takes back its words.
  initPage(doc, { kind: 'text', title })
  undoManager.stopCapturing()
  undoManager.captureTimeout = Number.POSITIVE_INFINITY
  try {
    for (const language of LANGUAGES)
      for (const piece of piecesOf([...rows.flatMap((row) => row[language]), ...notes[language]])) {
        doc.transact(() => {
          const body = pageBody(doc, language)
          if (body) writeWordBlocks(body, piece)
        }, LOCAL)
        // What is done without a pause is one edit, and one update (`pendingEdits.ts`): this ends it, and lets nothing in between.
        await null
      }
  } finally {
    undoManager.captureTimeout = usual
    undoManager.stopCapturing()
  }
}
