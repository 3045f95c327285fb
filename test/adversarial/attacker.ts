// One who sends whatever it likes, sees what becomes of each message, and comes back as often as it is sent away.
import { encodeProbe, encodeSyncStep1, encodeSyncStep2 } from '../../shared/protocol/frame.ts'
import { dial, type Line } from './peer.ts'
import type { Target } from './target.ts'

const PROBE = encodeProbe(Uint8Array.of(1))
/** What became of one message: the code that its line was closed with, or what the server said; `passed` when it went on as ever. */
type Outcome = number | 'denied' | 'gap' | 'passed'
export const offer = (line: Line, message: Uint8Array | string): Promise<Outcome> =>
  new Promise((resolve) => {
    line.ws.once('close', resolve)
    line.hear = (frame) => {
      if (frame.type === 'denied') resolve('denied')
      if (frame.type === 'syncStep1') resolve('gap')
      if (frame.type === 'probe') resolve('passed')
    }
    line.ws.send(message)
    line.ws.send(PROBE)
  })
/** Has asked for the document, and has been asked for its own. */
export const enter = async (target: Target, cookie: string, page: string): Promise<Line> => {
  let arrived = () => {}
  const entered = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const line = await dial(target, cookie, page, (frame, ws) => {
    if (frame.type === 'syncStep1') ws.send(encodeSyncStep2(Uint8Array.of(0, 0)))
    if (frame.type === 'syncStep2') arrived()
  })
  if (line.status !== 101) throw new Error(`not let in: ${line.status}`)
  line.ws.send(encodeSyncStep1(Uint8Array.of(0)))
  await entered
  return line
}

/** An attacker who comes back under the same account as often as it is sent away. */
export const attacker = (target: Target, cookie: string, page: string) => {
  let line: Line | null = null
  let passed = 0
  return {
    async offer(message: Uint8Array | string) {
      line ??= await enter(target, cookie, page)
      const outcome = await offer(line, message)
      // A line that goes on claiming ids is slowed down; that is another attack.
      if (outcome === 'passed' && ++passed % 30 > 0) return outcome
      line.ws.terminate()
      line = null
      return outcome
    },
    leave: () => line?.ws.terminate(),
  }
}
