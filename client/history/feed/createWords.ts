// Loads the changed words of a line when it becomes visible: at most two requests at a time, each address once.

import type { Passages } from '../../../shared/history/passages.ts'
import { useApi } from '../../base/actor.tsx'
import type { Address } from '../../base/address.ts'

/** Null without a server, or when the text can no longer be read. */
export type ReadPassages = (path: Address<Passages>) => Promise<Passages | null>

const AT_ONCE = 2

export const createWords = (): ReadPassages => {
  const api = useApi()
  const answers = new Map<string, Promise<Passages | null>>()
  const waiting: (() => void)[] = []
  let running = 0

  const turn = () => new Promise<void>((start) => void (running < AT_ONCE ? start() : waiting.push(start)))
  const ask = async (path: Address<Passages>): Promise<Passages | null> => {
    await turn()
    running += 1
    try {
      const answer = await api.get(path)
      // Removed, so that it is requested again when the server is back.
      if (!answer.ok) answers.delete(path)
      return answer.ok ? answer.value : null
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
  return (path) => {
    const known = answers.get(path) ?? ask(path)
    answers.set(path, known)
    return known
  }
}
