// Checks by its content, not its name, that a file is a Word document, and reads it; or returns the reason why it cannot be read.

import { isZip } from '../../../shared/files/zipEntries.ts'
import { MOST_WORD_BYTES } from '../../exchange/bounds.ts'
import type { ReadWord, WordTold } from '../../exchange/word/readWord.ts'
import { fromWord } from '../../exchange/word/startWord.ts'

const WHY = {
  'not-word': 'notWord',
  locked: 'locked',
  'too-much': 'tooMuch',
  'too-long-text': 'tooLongText',
  unreadable: 'unreadable',
  'too-long': 'tooLong',
  'not-loaded': 'notLoaded',
} as const
export type WordProblem = (typeof WHY)[keyof typeof WHY] | 'tooBig' | 'empty' | 'oldWord' | 'gone' | 'noWords'
export type WordReading = { readonly ok: true; readonly word: ReadWord } | { readonly ok: false; readonly why: WordProblem }

export const readWordFile = async (bytes: Uint8Array<ArrayBuffer>, told: WordTold = {}): Promise<WordReading> => {
  if (bytes.length === 0) return { ok: false, why: 'empty' }
  if (bytes.length > MOST_WORD_BYTES) return { ok: false, why: 'tooBig' }
  // A compound file: a document from before 2007, or an encrypted newer one.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { ok: false, why: holdsLocked(bytes) ? 'locked' : 'oldWord' }
  if (!isZip(bytes)) return { ok: false, why: 'notWord' }
  const answer = await fromWord({ bytes, told })
  if (answer.type === 'failed') return { ok: false, why: WHY[answer.why] }
  return answer.word.parts.length === 0 ? { ok: false, why: 'noWords' } : { ok: true, word: answer.word }
}

/** The name of the stream of an encrypted document, as it is in the directory of the compound file. */
const LOCKED = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
const holdsLocked = (bytes: Uint8Array): boolean => {
  for (let at = bytes.indexOf(LOCKED[0] ?? 0); at >= 0; at = bytes.indexOf(LOCKED[0] ?? 0, at + 1))
    if (LOCKED.every((byte, place) => bytes[at + place] === byte)) return true
  return false
}
