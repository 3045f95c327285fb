// Runs a verification in a Web Worker.
import type { ProofMessage, ToProve } from './report.ts'

/** Answers how to end it. */
export type StartProof = (asked: ToProve, told: (told: ProofMessage) => void) => () => void

export const startProof: StartProof = (asked, told) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const end = () => worker.terminate()
  worker.addEventListener('message', ({ data }: MessageEvent<ProofMessage>) => {
    told(data)
    if (data.type !== 'progress') end()
  })
  // It did not load, or its memory was not enough.
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    told({ type: 'failed', why: event.message ?? '' })
    end()
  })
  worker.postMessage(asked)
  return end
}
