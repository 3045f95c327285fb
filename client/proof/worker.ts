// The thread on which an archive is proved: the page stays responsive, and can cancel it.
/// <reference lib="webworker" />
import { createBrowserPrimitives } from './primitives.ts'
import { prove } from './prove.ts'
import type { ProofMessage, ToProve } from './report.ts'

declare const self: DedicatedWorkerGlobalScope

/** A bar need not be drawn more often. */
const EACH_MS = 100

self.addEventListener('message', async ({ data }: MessageEvent<ToProve>) => {
  const tell = (told: ProofMessage) => self.postMessage(told)
  let last = 0
  try {
    const report = await prove(createBrowserPrimitives(), data, (progress) => {
      if (performance.now() - last < EACH_MS) return
      last = performance.now()
      tell({ type: 'progress', progress })
    })
    tell({ type: 'proved', report })
  } catch (error) {
    tell({ type: 'failed', why: error instanceof Error ? error.message : String(error) })
  }
})
