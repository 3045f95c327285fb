// Asks ClamAV about a content before it is attached, as clamd's INSTREAM takes it: lengths and bytes, and one line as the answer. Own code:
// the library for it (clamscan) looks for programs, writes files and was last published in 2024.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Clock } from '../clock.ts'

/** `unscanned`: it gave no answer, or not about the whole content. */
type Verdict = 'clean' | 'infected' | 'unscanned'
export interface Scanner {
  readonly scan: (content: AsyncIterable<Uint8Array>) => Promise<Verdict>
  readonly answers: () => Promise<boolean>
}

/** Without a byte from it for so long, it does not answer. */
const SILENT_MS = 30_000
const PING_MS = 3_000
const MOST_ANSWER = 1_000

/** Null for what is no address of a clamd: `tcp://host:3310`, `unix:/run/clamav/clamd.ctl`. */
export const clamdAt = (address: string): { readonly path: string } | { readonly host: string; readonly port: number } | null => {
  const url = URL.parse(address)
  if (url?.protocol === 'unix:' && url.host === '' && url.pathname.length > 1) return { path: decodeURIComponent(url.pathname) }
  if (url?.protocol !== 'tcp:' || url.hostname === '' || !/^\/?$/.test(url.pathname)) return null
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 3310) }
}

interface Needs {
  readonly clock: Pick<Clock, 'after'>
  readonly report: (what: string, error: unknown) => void
  readonly silentMs?: number
}

export const createScanner = (address: string, { clock, report, silentMs = SILENT_MS }: Needs): Scanner => {
  /** `heard` is called whenever it has taken something. */
  const ask = async (patience: number, say: (socket: Socket, heard: () => void) => Promise<void>): Promise<string> => {
    const at = clamdAt(address)
    if (!at) throw new Error('no address of a clamd')
    const socket = connect(at)
    let answer = ''
    let cancel = () => {}
    const heard = () => {
      cancel()
      cancel = clock.after(patience, () => socket.destroy(new Error('clamd does not answer')))
    }
    heard()
    socket.on('data', (part) => {
      heard()
      answer += part.toString('latin1')
      if (answer.length > MOST_ANSWER) socket.destroy(new Error('clamd says too much'))
    })
    const ended = once(socket, 'end')
    const said = once(socket, 'connect').then(() => say(socket, heard))
    try {
      // It may answer, and hang up, before it has heard everything.
      await Promise.race([ended, said.then(() => ended)])
    } finally {
      cancel()
      // What fails from here on is of no interest: the answer is there, or the first failure is.
      void Promise.allSettled([ended, said])
      socket.destroy()
    }
    return answer.replace(/\0.*$/s, '').trim()
  }
  return {
    scan: async (content) => {
      try {
        const answer = await ask(silentMs, async (socket, heard) => {
          socket.write('zINSTREAM\0')
          for await (const bytes of content) {
            if (socket.destroyed) return
            const length = Buffer.alloc(4)
            length.writeUInt32BE(bytes.length)
            socket.write(length)
            if (!socket.write(bytes)) await once(socket, 'drain')
            heard()
          }
          socket.write(Buffer.alloc(4))
        })
        if (answer === 'stream: OK') return 'clean'
        if (answer.endsWith(' FOUND')) return 'infected'
        throw new Error(`clamd answered: ${answer}`)
      } catch (error) {
        report('a file could not be scanned', error)
        return 'unscanned'
      }
    },
    answers: () =>
      ask(PING_MS, async (socket) => void socket.write('zPING\0')).then(
        (answer) => answer === 'PONG',
        () => false,
      ),
  }
}
