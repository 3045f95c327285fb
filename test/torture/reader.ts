// Somebody who comes without a copy: what a server answers to their first question.
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { applyForeign } from '../../client/live/applyForeign.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { decodeFrame, encodeSyncStep1 } from '../../shared/protocol/frame.ts'
import { type Person, type Server, SITE } from './server.ts'

/** Null when no whole answer came. */
export const readAt = (server: Server, { cookie }: Person, document: DocumentId, patienceMs: number): Promise<Y.Doc | null> =>
  new Promise((resolve) => {
    const doc = new Y.Doc()
    const headers = { Cookie: cookie, Origin: SITE, Host: new URL(SITE).host }
    const socket = new WebSocket(`ws://${server.address}/live/${document}`, { headers })
    const end = (answer: Y.Doc | null) => {
      clearTimeout(timer)
      socket.removeAllListeners('message').terminate()
      resolve(answer)
    }
    const timer = setTimeout(() => end(null), patienceMs)
    socket.on('error', () => undefined)
    socket.on('close', () => end(null))
    socket.on('open', () => socket.send(encodeSyncStep1(Y.encodeStateVector(doc))))
    socket.on('message', (data) => {
      const frame = data instanceof Buffer ? decodeFrame(new Uint8Array(data)) : null
      if (frame?.type !== 'update' && frame?.type !== 'syncStep2') return
      applyForeign(doc, [frame.update], null)
      if (frame.type === 'syncStep2') end(doc)
    })
  })
