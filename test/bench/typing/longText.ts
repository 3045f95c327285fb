// A text of so many paragraphs a side with three terms of the glossary in each, and the glossary: 500 are what a group writes over years.
import * as Y from 'yjs'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { addTerm } from '../../../shared/glossary/write.ts'
import { newBlockId } from '../../../shared/ids.ts'
import { initPage, pageBody } from '../../../shared/page/write.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'

const TERMS_EACH = 3
export const markedTerms = (paragraphs: number) => paragraphs * LANGUAGES.length * TERMS_EACH
/** A heading stands before each so many paragraphs. */
const SECTION = 25
const WORDS = 14

const FILLING: Readonly<Record<Language, readonly string[]>> = {
  es: 'la autoridad competente comunicará en un plazo de diez días hábiles las medidas que cada delegación haya acordado con sus entidades'.split(
    ' ',
  ),
  en: 'the competent authority shall communicate within ten working days the measures that each delegation has agreed with its agencies'.split(
    ' ',
  ),
}
const TERMS: readonly Readonly<Record<Language, string>>[] = [
  ['decomiso', 'confiscation'],
  ['embargo preventivo', 'freezing order'],
  ['extinción de dominio', 'asset forfeiture'],
  ['asistencia judicial recíproca', 'mutual legal assistance'],
  ['producto del delito', 'proceeds of crime'],
  ['beneficiario final', 'beneficial owner'],
  ['punto de contacto', 'contact point'],
  ['debida diligencia', 'due diligence'],
  ['bienes incautados', 'seized assets'],
  ['inteligencia financiera', 'financial intelligence'],
].map(([es = '', en = '']) => ({ es, en }))

export const writeGlossary = (doc: Y.Doc): void => {
  const { bytes } = createDice(29)
  for (const term of TERMS) addTerm(doc, { term }, bytes)
}

export const writeLongText = (doc: Y.Doc, paragraphs: number): void => {
  const dice = createDice(31)
  initPage(doc, { kind: 'text', title: { es: 'Texto largo', en: 'Long text' } })
  const bodies = LANGUAGES.map((language) => must(pageBody(doc, language), 'a body'))
  for (let at = 0; at < paragraphs; at++) {
    const terms = Array.from({ length: TERMS_EACH }, () => dice.pick(TERMS))
    const ids = at % SECTION === 0 ? [newBlockId(dice.bytes), newBlockId(dice.bytes)] : [newBlockId(dice.bytes)]
    doc.transact(() =>
      LANGUAGES.forEach((language, side) => {
        const words = terms.map((term) => `${filling(dice, language)} ${term[language]}`).join(', ')
        bodies[side]?.push(
          ids.map((id, place) =>
            place < ids.length - 1 ? block('heading', id, `${at / SECTION + 1}`) : block('paragraph', id, `${words}.`),
          ),
        )
      }),
    )
  }
}

const filling = (dice: ReturnType<typeof createDice>, language: Language) =>
  Array.from({ length: WORDS }, () => dice.pick(FILLING[language])).join(' ')

const block = (kind: 'heading' | 'paragraph', id: string, words: string): Y.XmlElement => {
  const element = new Y.XmlElement(kind)
  element.setAttribute('id', id)
  if (kind === 'heading') element.setAttribute('level', 2 as unknown as string)
  element.insert(0, [new Y.XmlText(words)])
  return element
}
