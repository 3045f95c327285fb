// Reads a Word document in a worker.
import { browserClock } from '../../live/browser.ts'
import { type Failed, runInWorker } from '../runInWorker.ts'
import type { ReadWord, WordTold, WordTrouble } from './readWord.ts'

export interface ToWord {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly told: WordTold
}
export type WordAnswer = { readonly type: 'read'; readonly word: ReadWord } | Failed<WordTrouble>

export const fromWord = (asked: ToWord): Promise<WordAnswer> =>
  runInWorker<ToWord, WordAnswer>(new Worker(new URL('./wordWorker.ts', import.meta.url), { type: 'module' }), asked, browserClock)
