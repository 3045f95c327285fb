// Content → the bytes of a message (RFC 5322): plain text and HTML, in the reader's language, or in both where it is not known.
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Language } from '../../shared/bilingual.ts'
import type { MailContent } from './content.ts'
import { FOOTER, type MailWords, wordsOf } from './words.ts'

export interface Sender {
  /** Of the header From, as it is configured: `Ruta <ruta@example.org>`. */
  readonly from: string
  /** Where the installation is on the web. */
  readonly url: string
}

export interface Message {
  readonly to: string
  /** Several where the reader's is not known, the group's first. */
  readonly languages: readonly Language[]
  readonly messageId: string
  readonly at: number
  readonly content: MailContent
}

export const composeMail = async ({ from, url }: Sender, { to, languages, messageId, at, content }: Message): Promise<Buffer> => {
  const parts = languages.map((language) => ({ language, words: wordsOf(content, language), footer: FOOTER[language](url) }))
  return new MailComposer({
    from,
    to: { name: '', address: to },
    subject: parts.map(({ words }) => words.subject.replace(/\s+/g, ' ')).join(' / '),
    messageId,
    date: new Date(at),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': languages.join(', ') },
    text: parts.map(({ words, footer }) => plain(words, footer)).join('\n\n———\n\n'),
    html: page(parts),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

const plain = ({ before, action, after }: MailWords, footer: string): string =>
  [...before, ...(action ? [`${action.label}:\n${action.link}`] : []), ...after, `-- \n${footer}`].join('\n\n')

interface Part {
  readonly language: Language
  readonly words: MailWords
  readonly footer: string
}
const page = (parts: readonly Part[]): string =>
  `<!doctype html><html lang="${parts[0]?.language ?? 'es'}"><head><meta charset="utf-8"></head><body style="margin:0;padding:24px;background:#f6f5f1;color:#1d1d1b;font:16px/1.5 'Source Sans 3',Arial,sans-serif"><div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #d9d6cc">${parts
    .map(section)
    .join('<hr style="margin:24px 0;border:0;border-top:1px solid #d9d6cc">')}</div></body></html>`

const section = ({ language, words: { before, action, after }, footer }: Part): string =>
  `<div lang="${language}">${[
    ...before.map(paragraph),
    ...(action ? [button(action)] : []),
    ...after.map(paragraph),
    `<p style="margin:16px 0 0;color:#5c5a54;font-size:13px">${escaped(footer)}</p>`,
  ].join('')}</div>`
const paragraph = (words: string): string => `<p style="margin:0 0 12px">${escaped(words)}</p>`
const button = ({ label, link }: { readonly label: string; readonly link: string }): string =>
  `<p style="margin:16px 0"><a href="${escaped(link)}" style="display:inline-block;padding:10px 16px;background:#1f4e5f;color:#fff;text-decoration:none">${escaped(label)}</a></p><p style="margin:0 0 12px;font-size:13px;word-break:break-all">${escaped(link)}</p>`

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
