// Writes the content of a document into a new text, as one undo step and as many updates as the relay's limits require.
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
  // The title is written when the text is created; one undo removes only the words.
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
        // Changes without a pause are merged into one update (`pendingEdits.ts`); this ends the update, without letting other edits in between.
        await null
      }
  } finally {
    undoManager.captureTimeout = usual
    undoManager.stopCapturing()
  }
}
