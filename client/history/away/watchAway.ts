// Reports when a connection is back: since when it was lost, what was sent, and whether anything was received.
import { createEffect, onCleanup } from 'solid-js'
import type { DocumentId } from '../../../shared/ids.ts'
import { REMOTE } from '../../live/pendingEdits.ts'
import type { LiveDocument } from '../../live/types.ts'

export interface Return {
  readonly document: DocumentId
  /** In milliseconds, by this device's clock. */
  readonly leftAt: number
  readonly sent: number
  readonly came: boolean
}

/** Offline as the save status defines it: a connection lost for a moment, with nothing pending and nothing new, does not count. */
export const watchAway = (live: LiveDocument, notify: (back: Return) => void): void => {
  let leftAt: number | null = null
  let sent = 0
  let came = false
  const remote = (_update: Uint8Array, origin: unknown) => {
    if (leftAt !== null && origin === REMOTE) came = true
  }
  live.doc.on('update', remote)
  onCleanup(() => live.doc.off('update', remote))
  createEffect(() => {
    const status = live.saveStatus()
    if (status.type === 'offline' || status.type === 'reconnecting') {
      leftAt ??= Date.now()
      sent = Math.max(sent, live.waiting())
    } else if (leftAt !== null && status.type === 'saved') {
      if (sent > 0 || came) notify({ document: live.id, leftAt, sent, came })
      leftAt = null
      sent = 0
      came = false
    }
  })
}
