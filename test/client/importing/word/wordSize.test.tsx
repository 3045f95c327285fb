// The size of the text that a Word document becomes is known before the text is created.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readWordPairs, wordBlocks } from '../../../../client/editor/wordBlocks.ts'
import { additionOfText } from '../../../../client/importing/word/writeText.ts'
import { sizeWith } from '../../../../client/live/documentSize.ts'
import { LIMITS } from '../../../../server/relay/limits.ts'
import { plainDraft } from '../../exchange/word/draft.ts'
import { random, read } from './written.ts'

test('[X18] a Word document of a text that would be too large is measured before the text is created', async () => {
  const word = await read(await plainDraft(40))
  const blocks = wordBlocks(readWordPairs(word, random))
  const addition = additionOfText(word.title, blocks)
  expect(sizeWith(null, addition)).toBeNull()
  const doc = new Y.Doc()
  addition.write(doc)
  const bytes = Y.encodeStateAsUpdate(doc).length
  expect(bytes).toBeLessThanOrEqual(addition.atMost)
  // The same paragraphs again and again.
  const rows = Array.from({ length: Math.ceil((1.2 * LIMITS.documentBytes) / bytes) }, () => blocks.rows).flat()
  expect(sizeWith(null, additionOfText(word.title, { ...blocks, rows }))).toBeGreaterThan(LIMITS.documentBytes)
})
