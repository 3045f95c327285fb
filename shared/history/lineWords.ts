// A change as a short line for lists: *Status: Agreed → In progress*, *Title, EN*, *Created*. Author and subject are shown beside it; `describe.ts`
// gives the complete sentence.
import { type Bilingual, type Language, pickWords } from '../bilingual.ts'
import { form, formatNumber } from '../counts.ts'
import { parseDelegationId } from '../ids.ts'
import { CONFIRMED } from '../pairs/confirmations.ts'
import { isDay } from '../roadmap/checks.ts'
import { daysBetween } from '../roadmap/days.ts'
import type { DescribeContext } from './describeContext.ts'
import type { EventChange, HistoryEvent, TextChange } from './events.ts'
import { type FieldPath, fieldPath, namedThen } from './fieldPath.ts'
import { sayIn } from './fieldWords.ts'
import { decisionStatusWord } from './meetingWords.ts'
import { letterCounts, predicateOf } from './predicate.ts'
import { type PhraseParts, valued, withTone, words } from './sentence.ts'
import type { Summed } from './shortSentence.ts'
import { quote } from './subjects.ts'

export interface LineWords {
  /** *Status*, *Title, EN*; null if the line needs no label. */
  readonly label: string | null
  readonly said: PhraseParts
  /** For a date: *63 days later*. */
  readonly distance: string | null
}

const CREATED: Bilingual = { es: 'Se creó', en: 'Created' }
const ARCHIVED: Bilingual = { es: 'Se archivó', en: 'Archived' }
const RESTORED: Bilingual = { es: 'Se restauró', en: 'Restored' }
const NONE: Bilingual = { es: 'sin valor', en: 'none' }
const FORMATTED: Bilingual = { es: 'solo cambió el formato', en: 'formatting only' }
const TABLED: Bilingual = { es: 'cambió una tabla', en: 'a table changed' }

/** The text of a text edit is omitted: it is shown as a diff. */
export const lineWords = (event: Summed, context: DescribeContext, language: Language): LineWords => {
  const path = event.field === null ? null : fieldPath(event.subject.type, event.field, namedThen(event.change))
  const { change } = event
  if (isNewDecision(event)) {
    const { title, values } = event.change
    const said = valued(quote(pickWords(title, language).trim(), language))
    return { label: decisionStatusWord(values.status)[language], said, distance: null }
  }
  const whole = { created: CREATED, archived: ARCHIVED, restored: RESTORED }
  if (change.type === 'created' || change.type === 'archived' || change.type === 'restored')
    if (!path) return { label: null, said: words(whole[change.type][language]), distance: null }
  if (change.type === 'text') return { label: labelOf(path, context, language), said: words(editOf(change, language)), distance: null }
  const value = change.type === 'set' ? valueWords(path, change, context, language) : null
  return value ?? { label: null, said: capital(predicateOf(event, { context, language, subject: 'implied' })), distance: null }
}

/** A decision that had text when it was created: the decision itself. */
export const isNewDecision = <T extends Pick<HistoryEvent, 'subject' | 'change'>>(
  event: T,
): event is T & { readonly change: Extract<EventChange, { type: 'created' }> } =>
  event.subject.type === 'decision' && event.change.type === 'created' && pickWords(event.change.title, 'es').trim() !== ''

/** *12 characters added, 3 removed*: shown until the text is loaded, and if it no longer exists. */
export const editOf = ({ inserted, deleted, tables }: TextChange, language: Language): string =>
  inserted === 0 && deleted === 0 ? (tables ? TABLED : FORMATTED)[language] : letterCounts(inserted, deleted, language)

const labelOf = (path: FieldPath | null, context: DescribeContext, language: Language): string | null => {
  if (!path) return null
  const isCounted = path.words?.how === 'value' && path.words.isCounted
  const who = isCounted ? (delegationCode(path.inside, context) ?? '') : ''
  return [path.words?.label[language] ?? path.root, path.side?.toUpperCase() ?? who].filter(Boolean).join(', ')
}
const delegationCode = (inside: string | null, context: DescribeContext): string | null => {
  const id = inside === null ? null : parseDelegationId(inside)
  return id && (context.delegation(id)?.code ?? null)
}

const valueWords = (
  path: FieldPath | null,
  { from, to }: Extract<EventChange, { type: 'set' }>,
  context: DescribeContext,
  language: Language,
): LineWords | null => {
  const found = path?.words
  if (!path || found?.how !== 'value' || path.root === CONFIRMED || (path.inside !== null && !found.isCounted)) return null
  const [was, is] = [sayIn(found, from, { context, language }), sayIn(found, to, { context, language })]
  if (!was && !is) return null
  const arrow = was ? words(' → ') : []
  return {
    label: labelOf(path, context, language),
    said: [...withTone(was ?? [], 'old'), ...arrow, ...withTone(is ?? valued(NONE[language]), 'new')],
    distance: distanceOf(from, to, language),
  }
}

const distanceOf = (from: unknown, to: unknown, language: Language): string | null => {
  if (!isDay(from) || !isDay(to)) return null
  const days = daysBetween(from, to)
  if (days === 0) return null
  const [later, earlier] = language === 'es' ? ['después', 'antes'] : ['later', 'earlier']
  const day = language === 'es' ? form('es', Math.abs(days), 'día', 'días') : form('en', Math.abs(days), 'day', 'days')
  return `${formatNumber(language, Math.abs(days))} ${day} ${days > 0 ? later : earlier}`
}

const capital = (parts: PhraseParts): PhraseParts => {
  const [first, ...rest] = parts
  return first?.type === 'text' ? [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest] : parts
}
