// What a browser shows of new notices: their kind, the code of their item and their group. As in a mail, no words of comments or texts; and
// less, since it stands on a locked screen.

import type { Bilingual } from '../../shared/bilingual.ts'
import { type Language, pick } from '../../shared/bilingual.ts'
import { type NoticeKind, noticeKind } from '../../shared/notices/kinds.ts'

export interface PushedNotice {
  readonly kind: NoticeKind
  readonly code: string | null
  /** Null: of the account alone. */
  readonly group: { readonly id: string; readonly name: Bilingual } | null
  /** Below the address of Ruta. */
  readonly path: string
}

/** What the service worker is given, see `client/sw.ts`. */
export interface PushMessage {
  readonly title: string
  readonly body: string
  readonly path: string
  /** The same once more takes the place of what is shown. */
  readonly tag: string
  readonly lang: Language
}

export const pushWords = (
  notices: readonly PushedNotice[],
  { language, tag }: { readonly language: Language; readonly tag: string },
): PushMessage | null => {
  const [first, ...others] = notices
  if (!first) return null
  const groups = [...new Map(notices.flatMap(({ group }) => (group ? [[group.id, group] as const] : []))).values()]
  const names = groups.map(({ name }) => pick(name, language).text.replace(/\s+/g, ' ').trim()).join(' · ')
  if (others.length === 0)
    return {
      title: noticeKind(first.kind).label[language],
      body: [first.code, names].filter(Boolean).join(' · '),
      path: first.path,
      tag,
      lang: language,
    }
  const [only] = groups
  return { title: WORDS[language](notices.length), body: names, path: only ? `/g/${only.id}/inbox` : '/me', tag, lang: language }
}

const WORDS: Readonly<Record<Language, (count: number) => string>> = {
  es: (count) => `${count} avisos`,
  en: (count) => `${count} notices`,
}
