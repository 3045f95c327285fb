// The worker in which Word documents are read. It has no DOM, and is ended when it takes too long.
/// <reference lib="webworker" />
import { readWord, wordTrouble } from './readWord.ts'
import type { ToWord, WordAnswer } from './startWord.ts'

declare const self: DedicatedWorkerGlobalScope

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

self.addEventListener('message', async ({ data: { bytes, told } }: MessageEvent<ToWord>) => {
  const post = (answer: WordAnswer) => self.postMessage(answer)
  try {
    post({ type: 'read', word: await readWord(bytes, told, random) })
  } catch (error) {
    post({ type: 'failed', why: wordTrouble(error) })
  }
})
