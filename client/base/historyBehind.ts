// A question about the past that the server refuses because it is still reading the history is asked again until it is answered. Loaded with the first
// such refusal.
import { createSignal } from 'solid-js'
import type { RefusalAnswer } from '../../shared/api/refusal.ts'

const [readPercent, setReadPercent] = createSignal<number | null>(null)
/** How much of the history has been read; null while no question waits for it. */
export const historyReadPercent = readPercent

const AGAIN_MS = 1_000
let waiting = 0

/** The first answer that is no such refusal. `ask` rejects when the request was aborted. */
export const untilHistoryIsRead = async (refused: Response, ask: () => Promise<Response>): Promise<Response> => {
  waiting += 1
  try {
    for (let response = refused; ; response = await ask()) {
      const percent = await percentIn(response)
      if (percent === null) return response
      setReadPercent(percent)
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  } finally {
    waiting -= 1
    if (waiting === 0) setReadPercent(null)
  }
}

const percentIn = async (response: Response): Promise<number | null> => {
  if (response.status !== 503) return null
  try {
    const { refusal, read = 0 }: RefusalAnswer = JSON.parse(await response.clone().text())
    return refusal === 'history-behind' ? read : null
  } catch {
    // Not JSON: not from our server.
    return null
  }
}
