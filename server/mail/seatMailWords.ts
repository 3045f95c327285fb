// Text of mails about a seat of the reader's delegation.
import { type Bilingual, type Language, pick } from '../../shared/bilingual.ts'
import type { EarlierSeen } from '../../shared/comments/whoSees.ts'
import { seatSentence } from '../../shared/notices/seatWords.ts'
import type { SeatContent } from './content.ts'
import type { MailWords } from './mailWords.ts'

/** `opens` null: what was written before does not open by itself, or is open. */
export const seatMailWords = (content: SeatContent, language: Language, opens: string | null): MailWords => {
  const sentence = seatSentence(content, language)
  const say = WORDS[language]
  const { what, sees = 'none' } = content
  const isNew = sees !== null && (what === 'came' || what === 'enabled' || what === 'sits')
  return {
    subject: sentence,
    before: [
      say.inGroup(pick(content.group, language).text),
      `${sentence}.`,
      ...(isNew ? [`${say.fromNowOn} ${say.earlier[sees]}`.trim(), ...(opens === null || sees === 'all' ? [] : [say.opens(opens)])] : []),
    ],
    action: { label: say.open, link: content.link },
    after: what === 'youAdmitted' ? [] : [say.ifNot],
  }
}

interface Words {
  readonly inGroup: (group: string) => string
  readonly fromNowOn: string
  readonly earlier: Readonly<Record<EarlierSeen, string>>
  readonly opens: (moment: string) => string
  readonly open: Bilingual[Language]
  readonly ifNot: string
}
const WORDS: Readonly<Record<Language, Words>> = {
  es: {
    inGroup: (group) => `En «${group}»:`,
    fromNowOn: 'Desde ahora lee los comentarios privados de su delegación.',
    earlier: {
      all: '',
      former: 'De los anteriores, solo los que se escribieron mientras ocupaba un puesto en ella.',
      none: 'No lee los anteriores.',
    },
    opens: (moment) =>
      `Los comentarios anteriores se le abren el ${moment}, o antes si un miembro de su delegación le da acceso en «Personas».`,
    open: 'Abrir «Personas»',
    ifNot: 'Si su delegación no está de acuerdo, dígalo a la presidencia y a la secretaría del grupo.',
  },
  en: {
    inGroup: (group) => `In “${group}”:`,
    fromNowOn: 'From now on they read the private comments of your delegation.',
    earlier: {
      all: '',
      former: 'Of earlier ones they read only those written while they had a seat in it.',
      none: 'They do not read earlier ones.',
    },
    opens: (moment) =>
      `Earlier comments open to them on ${moment}, or before that if a member of your delegation admits them under “People”.`,
    open: 'Open “People”',
    ifNot: 'If your delegation does not agree, tell the chair and the secretariat of the group.',
  },
}
