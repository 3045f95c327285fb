// Web Worker that reads and writes spreadsheets; terminated on a timeout.
/// <reference lib="webworker" />
import type { Exchanged, ToExchange } from './startExchange.ts'
import { readXlsx, writeXlsx } from './xlsx.ts'

declare const self: DedicatedWorkerGlobalScope

self.addEventListener('message', ({ data }: MessageEvent<ToExchange>) => {
  const post = (answer: Exchanged) => self.postMessage(answer)
  try {
    if (data.type === 'write') post({ type: 'written', bytes: writeXlsx(data.sheets) })
    else post({ type: 'read', sheets: readXlsx(data.bytes) })
  } catch (error) {
    post({ type: 'failed', why: error instanceof Error && error.message === 'too-much' ? 'too-much' : 'unreadable' })
  }
})
