// What is said of a correction after the closing of its session, on screen and on paper: what was done, when, and by whom.
import type { Bilingual, Language } from '../bilingual.ts'
import type { Instant } from '../ids.ts'
import { SECRETARIAT } from '../people.ts'
import type { CorrectedBlock, Corrector, RemovedBlock } from './correctedText.ts'
import { markedName } from './creditMarks.ts'
import { unknownAuthorWords } from './creditWords.ts'
import type { DescribeContext } from './describeContext.ts'

export interface Speaking {
  readonly delegation: DescribeContext['delegation']
  readonly moment: (at: Instant, language: Language) => string
  readonly language: Language
}
/** `account`: null if the author is unknown. */
export type CorrectionWriter = { readonly account?: Corrector['account'] | undefined } & Pick<Corrector, 'delegation'> &
  Parameters<typeof markedName>[1]
export interface WrittenAt {
  readonly at: Instant | null
  readonly writer: CorrectionWriter
}

/** `CO`, `SEC (by token)`. */
export const writerMark = (
  writer: CorrectionWriter,
  { delegation: known, language }: Pick<Speaking, 'delegation' | 'language'>,
): string => {
  const { account, delegation, unverified } = writer
  const own = account === null || unverified ? unknownAuthorWords(language) : SECRETARIAT.code
  return markedName(delegation === null ? own : (known(delegation)?.code ?? delegation), writer, language)
}

/** `30 Nov 2026, 11:02, US; 30 Nov 2026, 11:15, SEC (by token)`. */
export const writtenWords = (all: readonly WrittenAt[], speaking: Speaking): string => {
  const { moment, language } = speaking
  const hours = all.map(({ at, writer }) => [...(at === null ? [] : [moment(at, language)]), writerMark(writer, speaking)].join(', '))
  return [...new Set(hours)].join('; ')
}

/** `Corrected after the closing: 30 Nov 2026, 11:02, US`. */
export const correctedWords = (all: readonly WrittenAt[], speaking: Speaking): string => said(CORRECTED, all, speaking)
/** Null if the paragraph is as it was. */
export const paragraphWords = ({ by, isNew }: CorrectedBlock, speaking: Speaking): string | null =>
  by.length === 0 ? null : said(isNew ? ADDED : CORRECTED, by.map(writtenAt), speaking)
/** Its own words come after these. */
export const removedWords = ({ by }: RemovedBlock, speaking: Speaking): string => `${said(REMOVED, by.map(writtenAt), speaking)}: `
/** So much of it as names it: the list of corrections has more. */
export const removedName = ({ words }: RemovedBlock): string => {
  const letters = [...words.trim().replace(/\s+/gu, ' ')]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('').trimEnd()}…` : letters.join('')
}
const LONGEST = 200

const CORRECTED: Bilingual = { es: 'Corregido después del cierre', en: 'Corrected after the closing' }
const ADDED: Bilingual = { es: 'Añadido después del cierre', en: 'Added after the closing' }
const REMOVED: Bilingual = { es: 'Párrafo eliminado después del cierre', en: 'Paragraph removed after the closing' }

const writtenAt = (writer: Corrector): WrittenAt => ({ at: writer.at, writer })
const said = (what: Bilingual, all: readonly WrittenAt[], speaking: Speaking): string =>
  `${what[speaking.language]}: ${writtenWords(all, speaking)}`
