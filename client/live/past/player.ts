// A document's past as a document that is shown: a replay of the log, and the copy that views read.
import type { DocumentId } from '../../../shared/ids.ts'
import type { NoServer, RefusedAnswer } from '../../base/api.ts'
import type { LiveDocument } from '../types.ts'
import { createCopy } from './copy.ts'
import { createLogReplay, type LogReplay, type ReplaySource } from './logReplay.ts'

export interface Player {
  readonly live: LiveDocument
  /** Shows the document at `to`; what the entries since `from` have changed is the answer. */
  readonly show: (from: number, to: number) => Promise<Played | RefusedAnswer | NoServer | 'overtaken'>
  readonly keep: LogReplay['keep']
  readonly dispose: () => void
}
export interface Played {
  readonly ok: true
  readonly from: number
  readonly to: number
  readonly touched: ReadonlySet<string>
}

export const createPlayer = (document: DocumentId, source: ReplaySource, head: number): Player => {
  const replay = createLogReplay(source, head)
  const copy = createCopy(document)
  let last: Played | null = null

  /** Between neighbours only what one step has touched differs; after a jump, anything may. */
  const differs = (next: Played): ReadonlySet<string> | null => {
    if (last?.to === next.from) return next.touched
    return last?.from === next.to ? last.touched : null
  }
  return {
    live: copy.live,
    keep: replay.keep,
    async show(from, to) {
      const frame = await replay.play(from, to)
      if (frame === 'overtaken' || !frame.ok) return frame
      const next: Played = { ok: true, from, to, touched: frame.value.touched }
      copy.show(frame.value.doc, to, differs(next))
      last = next
      return next
    },
    dispose: () => {
      replay.dispose()
      copy.live.dispose()
    },
  }
}
