// Text of mails about a seat of the reader's delegation.
import { type Bilingual, type Language, pick } from '../../shared/bilingual.ts'
import { seatSentence } from '../../shared/notices/seatWords.ts'
import type { SeatContent } from './content.ts'
import type { MailWords } from './mailWords.ts'

/** `opens` null: what was written before does not open by itself, or is open. */
export const seatMailWords = (content: SeatContent, language: Language, opens: string | null): MailWords => {
  const sentence = seatSentence(content, language)
  const say = WORDS[language]
  const { what } = content
  const isNew = what === 'came' || what === 'enabled' || what === 'sits'
  return {
    subject: sentence,
    before: [
      say.inGroup(pick(content.group, language).text),
      `${sentence}.`,
      ...(isNew ? [say.sees, ...(opens === null ? [] : [say.opens(opens)])] : []),
    ],
    action: { label: say.open, link: content.link },
    after: what === 'youAdmitted' ? [] : [say.ifNot],
  }
}

interface Words {
  readonly inGroup: (group: string) => string
  readonly sees: string
  readonly opens: (moment: string) => string
  readonly open: Bilingual[Language]
  readonly ifNot: string
}
const WORDS: Readonly<Record<Language, Words>> = {
  es: {
    inGroup: (group) => `En «${group}»:`,
    sees: 'Desde ahora lee lo que su delegación comente solo para sí. No lee los comentarios anteriores.',
    opens: (moment) =>
      `Los comentarios anteriores se le abren el ${moment}, o antes si un miembro de su delegación le da acceso en «Personas».`,
    open: 'Abrir «Personas»',
    ifNot: 'Si su delegación no está de acuerdo, dígalo a la presidencia y a la secretaría del grupo.',
  },
  en: {
    inGroup: (group) => `In “${group}”:`,
    sees: 'From now on they read what your delegation comments among itself. They do not read its earlier comments.',
    opens: (moment) =>
      `Earlier comments open to them on ${moment}, or before that if a member of your delegation admits them under “People”.`,
    open: 'Open “People”',
    ifNot: 'If your delegation does not agree, tell the chair and the secretariat of the group.',
  },
}
