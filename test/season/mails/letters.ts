// Whose address is which, and a link that somebody was sent.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Received } from '../../harness/mailServer.ts'

export const emailOf = (name: string): string => `${name.replaceAll(' ', '.').toLowerCase()}@example.org`

export const linkFor = async ({ mails }: { readonly mails: readonly Received[] }, email: string, path: string): Promise<string> => {
  for (let time = 0; time < 200; time += 1) {
    const mail = mails.find(({ to, text }) => to === email && text.includes(`/${path}#`))
    const token = new RegExp(`/${path}#(\\S+)`).exec(mail?.text ?? '')?.[1]
    if (token) return token
    await sleep(50)
  }
  throw new Error(`no mail with a link for ${email}`)
}
