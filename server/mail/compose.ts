// Composes a message (RFC 5322) from its content: plain text and HTML, in the recipient's language, or in both if it is unknown.
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Language } from '../../shared/bilingual.ts'
import type { MailLink, MailList, MailWords } from './mailWords.ts'
import { FOOTER } from './words.ts'

export interface Sender {
  /** The header From, as configured: `Ruta <ruta@example.org>`. */
  readonly from: string
  /** Public URL of the installation. */
  readonly url: string
}

interface Message {
  readonly to: string
  /** Several if the recipient's is unknown, the group's first. */
  readonly languages: readonly Language[]
  readonly messageId: string
  readonly at: number
  readonly words: (language: Language) => MailWords
  /** One-click unsubscribe URL (RFC 8058). */
  readonly leave?: string
}

export const composeMail = async (
  { from, url }: Sender,
  { to, languages, messageId, at, words: wordsIn, leave }: Message,
): Promise<Buffer> => {
  const parts = languages.map((language) => ({ language, words: wordsIn(language), footer: FOOTER[language](url) }))
  return new MailComposer({
    from,
    to: { name: '', address: to },
    subject: parts.map(({ words }) => words.subject.replace(/\s+/g, ' ')).join(' / '),
    messageId,
    date: new Date(at),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': languages.join(', '), ...(leave === undefined ? {} : LEAVE(leave)) },
    text: parts.map(({ words, footer }) => plain(words, footer)).join('\n\n———\n\n'),
    html: page(parts),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

const LEAVE = (url: string) => ({ 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })

const plain = ({ before, lists = [], action, after, leave }: MailWords, footer: string): string =>
  [
    ...before,
    ...lists.map(plainList),
    ...(action ? [plainLink(action)] : []),
    ...after,
    ...(leave ? [plainLink(leave.change), plainLink(leave.leave)] : []),
    `-- \n${footer}`,
  ].join('\n\n')
const plainLink = ({ label, link }: MailLink): string => `${label}:\n${link}`
const plainList = ({ title, lines }: MailList): string =>
  [
    ...(title === null ? [] : [title.toUpperCase()]),
    ...lines.map(({ words, link, beside }) => `• ${words}${beside ? ` (${beside})` : ''}${link ? `\n  ${link}` : ''}`),
  ].join('\n')

interface Part {
  readonly language: Language
  readonly words: MailWords
  readonly footer: string
}
const page = (parts: readonly Part[]): string =>
  `<!doctype html><html lang="${parts[0]?.language ?? 'es'}"><head><meta charset="utf-8"></head><body style="margin:0;padding:24px;background:#f6f5f1;color:#1d1d1b;font:16px/1.5 'Source Sans 3',Arial,sans-serif"><div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #d9d6cc">${parts
    .map(section)
    .join('<hr style="margin:24px 0;border:0;border-top:1px solid #d9d6cc">')}</div></body></html>`

const section = ({ language, words: { before, lists = [], action, after, leave }, footer }: Part): string =>
  `<div lang="${language}">${[
    ...before.map(paragraph),
    ...lists.map(list),
    ...(action ? [button(action)] : []),
    ...after.map(paragraph),
    ...(leave ? [quiet(`${anchor(leave.change)} · ${anchor(leave.leave)}`)] : []),
    quiet(escaped(footer)),
  ].join('')}</div>`
const quiet = (html: string): string => `<p style="margin:16px 0 0;color:#5c5a54;font-size:13px">${html}</p>`
const anchor = ({ label, link }: MailLink): string => `<a href="${escaped(link)}" style="color:#1f4e5f">${escaped(label)}</a>`
const list = ({ title, lines }: MailList): string =>
  `${title === null ? '' : `<h2 style="margin:20px 0 6px;font-size:15px">${escaped(title)}</h2>`}<ul style="margin:0 0 12px;padding:0 0 0 20px">${lines
    .map(
      ({ words, link, beside }) =>
        `<li style="margin:0 0 6px">${link ? anchor({ label: words, link }) : escaped(words)}${beside ? ` <span style="color:#5c5a54">· ${escaped(beside)}</span>` : ''}</li>`,
    )
    .join('')}</ul>`
const paragraph = (words: string): string => `<p style="margin:0 0 12px">${escaped(words)}</p>`
const button = ({ label, link }: { readonly label: string; readonly link: string }): string =>
  `<p style="margin:16px 0"><a href="${escaped(link)}" style="display:inline-block;padding:10px 16px;background:#1f4e5f;color:#fff;text-decoration:none">${escaped(label)}</a></p><p style="margin:0 0 12px;font-size:13px;word-break:break-all">${escaped(link)}</p>`

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
