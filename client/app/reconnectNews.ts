// After a reconnect: how many of my changes were sent, and whether others wrote meanwhile.
import { createEffect, onCleanup } from 'solid-js'
import { useText } from '../base/i18n.tsx'
import { useOpenDocuments } from '../live/CurrentDocument.tsx'
import { REMOTE } from '../live/ledger.ts'
import type { LiveDocument } from '../live/types.ts'
import { useToast } from '../ui/Toasts.tsx'

export const createReconnectNews = (): void => {
  const text = useText()
  const toast = useToast()
  const documents = useOpenDocuments()
  createEffect(() => {
    for (const document of documents())
      watch(document, (sent, received) => {
        const status = text().status
        toast({ text: received ? status.backOnlineBoth(sent) : status.backOnline(sent) })
      })
  })
}

/** Away is what the status calls so: a line that was lost for a moment, with nothing waiting, is no news. */
const watch = (document: LiveDocument, tell: (sent: number, received: boolean) => void): void => {
  let away = false
  let kept = 0
  let received = false
  const remote = (_update: Uint8Array, origin: unknown) => {
    if (away && origin === REMOTE) received = true
  }
  document.doc.on('update', remote)
  onCleanup(() => document.doc.off('update', remote))
  createEffect(() => {
    const status = document.saveStatus()
    if (status.type === 'offline' || status.type === 'reconnecting') {
      away = true
      kept = Math.max(kept, document.waiting())
    } else if (away && status.type === 'saved') {
      if (kept > 0 || received) tell(kept, received)
      away = false
      kept = 0
      received = false
    }
  })
}
