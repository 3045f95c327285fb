// Whose address is which, and a link that somebody was sent.
import { setTimeout as sleep } from 'node:timers/promises'
import { Window } from 'happy-dom'
import type { Received } from '../../harness/mailServer.ts'

export const emailOf = (name: string): string => `${name.replaceAll(' ', '.').toLowerCase()}@example.org`

export const linkFor = async ({ mails }: { readonly mails: readonly Received[] }, email: string, path: string): Promise<string> => {
  for (let time = 0; time < 200; time += 1) {
    const mail = mails.find((one) => one.to === email && textOf(one).includes(`/${path}#`))
    const token = new RegExp(`/${path}#(\\S+)`).exec(mail ? textOf(mail) : '')?.[1]
    if (token) return token
    await sleep(50)
  }
  throw new Error(`no mail with a link for ${email}`)
}

/** The part of this kind, decoded. */
const partOf = ({ raw }: Received, kind: string): string => {
  const boundary = /boundary="?([^";\r\n]+)/i.exec(raw)?.[1]
  const part = boundary === undefined ? raw : (raw.split(`--${boundary}`).find((one) => one.includes(`Content-Type: ${kind}`)) ?? '')
  const [head = '', ...body] = part.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8')
  if (!/quoted-printable/i.test(head)) return text
  const plain = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1').toString('utf8')
}
export const textOf = (mail: Received): string => partOf(mail, 'text/plain')
/** What a reader of the page in the mail reads, without addresses and its foot. */
export const htmlLines = (mail: Received): readonly string[] => {
  const { body } = new new Window().DOMParser().parseFromString(partOf(mail, 'text/html'), 'text/html')
  return [...body.querySelectorAll('p, li, h2')]
    .map((one) => (one.textContent ?? '').replaceAll(/\s+/g, ' ').trim())
    .map((line) => line.replace(/^(.*) · ((?:vence|hasta|empieza|due|by|begins|por) .*)$/, '$1 ($2)'))
    .filter((line) => line !== '' && !/^https?:\/\/\S+$/.test(line) && !/^(Mensaje automático|Automatic message)/.test(line))
}

const QUIET = 30
/** One mail is sent after the other: until for some seconds no other one came. */
export const allSent = async (mails: readonly Received[], pass: () => Promise<void> = async () => undefined): Promise<void> => {
  let quiet = 0
  for (let before = -1; quiet < QUIET; quiet = mails.length === before ? quiet + 1 : 0) {
    before = mails.length
    if (quiet % 10 === 9) await pass()
    await sleep(100)
  }
}
