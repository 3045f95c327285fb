// Sends one message by SMTP. A mail server's answer is an expected result, never an exception.
import { createTransport } from 'nodemailer'
import { reasonOf } from '../reasonOf.ts'

/** `refused`: permanently, the message or its recipient. `deferred`: to be retried later, whether the server said so or did not answer. */
export type SmtpResult =
  | { readonly is: 'sent' }
  | { readonly is: 'deferred'; readonly why: string }
  | { readonly is: 'refused'; readonly why: string }

interface Envelope {
  readonly from: string
  readonly to: string
}

export interface Smtp {
  send(envelope: Envelope, message: Buffer): Promise<SmtpResult>
  /** The current message is aborted, and counts as deferred; the next one uses a new connection. */
  cut(): void
  /** Aborts the current message. */
  close(): void
}

/** Timeout, so that an unresponsive server does not block the queue. */
const CONNECT_MS = 10_000
const SILENCE_MS = 30_000

/** `url`: smtp(s)://user:password@host:port. A connection beyond this machine requires TLS, unless the URL has `?requireTLS=false`. */
export const openSmtp = (url: string, isLocal: boolean): Smtp => {
  const open = () => createTransport({ ...optionsOf(url, isLocal), pool: true, maxConnections: 1 })
  const secrets = secretsIn(url)
  let transport = open()
  return {
    async send(envelope, raw) {
      try {
        await transport.sendMail({ envelope: { from: envelope.from, to: envelope.to }, raw })
        return { is: 'sent' }
      } catch (error) {
        return outcomeOf(error, secrets)
      }
    },
    cut() {
      const before = transport
      transport = open()
      before.close({ force: true })
    },
    close: () => transport.close({ force: true }),
  }
}

/** Connects and logs in without sending a mail; null on success, otherwise the reason. */
export const checkSmtp = async (url: string, isLocal: boolean): Promise<string | null> => {
  const transport = createTransport(optionsOf(url, isLocal))
  try {
    await transport.verify()
    return null
  } catch (error) {
    return withoutSecrets(reasonOf(error), secretsIn(url))
  } finally {
    transport.close()
  }
}

const optionsOf = (url: string, isLocal: boolean) => ({
  url,
  ...(/[?&]requireTLS=/.test(url) ? {} : { requireTLS: !isLocal }),
  connectionTimeout: CONNECT_MS,
  greetingTimeout: CONNECT_MS,
  socketTimeout: SILENCE_MS,
  disableFileAccess: true,
  disableUrlAccess: true,
})

/** A wrong password or sender is a configuration error, so the message waits for its correction. */
const outcomeOf = (error: unknown, secrets: readonly string[]): SmtpResult => {
  if (!(error instanceof Error)) throw error
  const code = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0
  const command = 'command' in error && typeof error.command === 'string' ? error.command : ''
  const why = withoutSecrets(error.message, secrets).replace(/\s+/g, ' ').slice(0, MOST_WHY)
  const isForGood = code >= 500 && /^(RCPT TO|DATA)$/.test(command)
  // Nodemailer itself refuses invalid addresses.
  const isNoAddress = command === 'API' && 'code' in error && error.code === 'EENVELOPE'
  return { is: isForGood || isNoAddress ? 'refused' : 'deferred', why }
}
const MOST_WHY = 300

/** Mail servers quote what they reject, such as the password or a link of the message: it is removed. */
const withoutSecrets = (words: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), words).replace(/#[\w-]{16,}/g, '#…')

const secretsIn = (url: string): readonly string[] => {
  const { username = '', password = '' } = URL.parse(url) ?? {}
  if (password === '') return []
  const [user, secret] = [decoded(username), decoded(password)]
  return [password, secret, base64(secret), base64(`\0${user}\0${secret}`)]
}
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
const base64 = (text: string): string => Buffer.from(text).toString('base64')
