// A real SMTP server on loopback that handles each message as configured: accepts, defers, refuses, hangs, or drops the connection after the whole
// message.
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { LOCAL_CERTIFICATE } from './localCertificate.ts'

export type Treatment = 'accept' | 'defer' | 'refuse' | 'refuseRecipient' | 'hang' | 'drop' | 'trickle'

export interface Received {
  readonly to: string
  /** Whether it was received over TLS. */
  readonly secure: boolean
  readonly raw: string
  readonly headers: Readonly<Record<string, string>>
  /** The plain text part, decoded. */
  readonly text: string
}

export interface MailServer {
  readonly url: string
  readonly received: readonly Received[]
  /** Handling of future messages. */
  treat(how: Treatment): void
  close(): Promise<void>
}

/** With `tls`, STARTTLS is offered with `LOCAL_CERTIFICATE`; `slowMs`: delay of the answer to a message. */
export const startMailServer = async ({ tls = false, slowMs = 0 } = {}): Promise<MailServer> => {
  const received: Received[] = []
  const trickling: NodeJS.Timeout[] = []
  let how: Treatment = 'accept'
  const server = new SMTPServer({
    authOptional: true,
    ...(tls ? LOCAL_CERTIFICATE : {}),
    disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: (_address, _session, done) => done(how === 'refuseRecipient' ? answer(550, 'No such user') : null),
    onData: (stream, session, done) => {
      const taken = (raw: string) => {
        if (how === 'hang') return
        // Sends an answer without an end, a byte at a time.
        if (how === 'trickle') {
          const timer = setInterval(() => {
            for (const connection of server.connections) if (!connection._socket.destroyed) connection._socket.write('250-wait\r\n')
          }, 20)
          trickling.push(timer)
          return
        }
        if (how === 'drop') {
          received.push(parse(session, raw))
          for (const connection of server.connections) connection._socket.destroy()
          return
        }
        if (how === 'defer') return done(answer(451, 'Try again later'))
        if (how === 'refuse') return done(answer(554, `Rejected as spam: ${/https?:\S+/.exec(parse(session, raw).text)?.[0]}`))
        received.push(parse(session, raw))
        setTimeout(done, slowMs)
      }
      // Or its client was killed in the middle of the message.
      void text(stream).then(taken, () => undefined)
    },
  })
  // Clients that disconnect in the middle are expected in these tests.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    treat(next) {
      for (const timer of trickling.splice(0)) clearInterval(timer)
      how = next
    },
    close: () => {
      for (const timer of trickling) clearInterval(timer)
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const answer = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })

const parse = ({ envelope, secure }: SMTPServerSession, raw: string): Received => {
  const to = envelope.rcptTo[0]?.address ?? ''
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const headers = Object.fromEntries(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => {
        const [name = '', ...value] = line.split(': ')
        return [name.toLowerCase(), decodeWords(value.join(': '))] as const
      }),
  )
  const part = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(raw)?.[1] ?? rest.join('\r\n\r\n')
  return { to, secure, raw, headers, text: quotedPrintable(part) }
}

const quotedPrintable = (words: string): string =>
  Buffer.from(
    words.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')
const decodeWords = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(q|b)\?([^?]*)\?=/gi, (_all, kind: string, words: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(words, 'base64').toString('utf8') : quotedPrintable(words.replaceAll('_', ' ')),
    )
