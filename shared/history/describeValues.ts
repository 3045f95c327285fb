// The net change of one field of an item between two moments: *30 Sep → 15 Nov*, *+ US*. For the review and tooltips.
import { type Bilingual, LANGUAGES, type Language } from '../bilingual.ts'
import type { FieldKey } from '../roadmap/fields.ts'
import type { ChecklistEntry, Dependency } from '../roadmap/model.ts'
import { sameValue } from '../schema/sameValue.ts'
import type { DescribeContext } from './describeContext.ts'
import { ITEM_WORDS } from './fieldWords.ts'
import { sayIn } from './predicate.ts'
import { joined, type Part, type Parts, toned, valued, words } from './sentence.ts'
import { quoted } from './subjects.ts'

/** The old value has the tone `old`, the new one `new`. Values are those of `Item`. */
export const describeValues = (field: FieldKey, from: unknown, to: unknown, context: DescribeContext, language: Language): Parts => {
  const found = ITEM_WORDS[field]
  const asked = { context, language }
  switch (found.how) {
    case 'value':
      return arrow(sayIn(found, from, asked) ?? none(language), sayIn(found, to, asked) ?? none(language))
    case 'flag':
      return toned(valued((to === true ? ARCHIVED : RESTORED)[language]), 'new')
    case 'fact':
      return words(MOVED[language])
    case 'text':
      return texts(pairOf(from), pairOf(to), language)
    case 'set':
      return field === 'checklist' ? checklist(listOf(from), listOf(to), asked) : members(field, listOf(from), listOf(to), asked)
  }
}

const NONE: Bilingual = { es: 'ninguno', en: 'none' }
const ARCHIVED: Bilingual = { es: 'archivada', en: 'archived' }
const RESTORED: Bilingual = { es: 'restaurada', en: 'restored' }
const MOVED: Bilingual = { es: 'otro lugar de la lista', en: 'another place in the list' }
const EDITED: Bilingual = { es: 'texto modificado', en: 'text changed' }
const WRITTEN: Bilingual = { es: 'texto escrito', en: 'text written' }
const EMPTIED: Bilingual = { es: 'texto borrado', en: 'text removed' }
const DONE: Bilingual = { es: 'cumplido', en: 'done' }
const PENDING: Bilingual = { es: 'pendiente', en: 'not done' }

interface Asked {
  readonly context: DescribeContext
  readonly language: Language
}
const none = (language: Language): Parts => valued(NONE[language])
const arrow = (from: Parts, to: Parts): Parts => [...toned(from, 'old'), ...words(' → '), ...toned(to, 'new')]

/** A short one is shown before and after; of a long one it is said that it changed. */
const LONGEST = 200
const texts = (from: Bilingual, to: Bilingual, language: Language): Parts => {
  const changed = LANGUAGES.filter((side) => from[side] !== to[side])
  const said = changed.map((side): Parts => {
    const mark = changed.length > 1 || side !== language ? words(`${side.toUpperCase()} `) : []
    const [was, is] = [from[side], to[side]]
    if (was.length > LONGEST || is.length > LONGEST)
      return [...mark, ...words((was === '' ? WRITTEN : is === '' ? EMPTIED : EDITED)[language])]
    return [
      ...mark,
      ...(was === '' ? [] : toned(valued(was), 'old')),
      ...words(was !== '' && is !== '' ? ' ' : ''),
      ...(is === '' ? [] : toned(valued(is), 'new')),
    ]
  })
  return joined(said, '; ')
}

const members = (field: FieldKey, from: readonly unknown[], to: readonly unknown[], asked: Asked): Parts => {
  const said = (member: unknown): Parts => {
    const found = ITEM_WORDS[field]
    if (found.how !== 'set') return []
    if (!isDependency(member)) return found.say(member, asked.context, asked.language) ?? []
    const under = found.under?.({ type: member.type, lag: member.lag }, asked.context, asked.language) ?? []
    return [...(found.say(member.item, asked.context, asked.language) ?? []), ...words(' ('), ...under, ...words(')')]
  }
  const lacks = (list: readonly unknown[]) => (member: unknown) => !list.some((other) => sameValue(other, member))
  return joined(
    [
      ...from.filter(lacks(to)).map((member): Parts => [...words('− '), ...toned(said(member), 'old')]),
      ...to.filter(lacks(from)).map((member): Parts => [...words('+ '), ...toned(said(member), 'new')]),
    ],
    ', ',
  )
}

const checklist = (from: readonly unknown[], to: readonly unknown[], { language }: Asked): Parts => {
  const [before, after] = [from.filter(isEntry), to.filter(isEntry)]
  const name = (entry: ChecklistEntry): string => quoted(entry.text, language) ?? '…'
  const gone = before.filter(({ id }) => !after.some((entry) => entry.id === id))
  const said = after.flatMap((entry): readonly Parts[] => {
    const was = before.find(({ id }) => id === entry.id)
    if (!was) return [[...words('+ '), spoken(name(entry), 'new')]]
    const renamed = name(was) === name(entry) ? [] : [spoken(name(was), 'old'), ...words(' ')]
    const checked = was.done === entry.done ? [] : words(` ${(entry.done ? DONE : PENDING)[language]}`)
    return renamed.length + checked.length > 0 ? [[...renamed, spoken(name(entry), 'new'), ...checked]] : []
  })
  return joined([...gone.map((entry): Parts => [...words('− '), spoken(name(entry), 'old')]), ...said], ', ')
}
const spoken = (text: string, tone: 'old' | 'new'): Part => ({ type: 'value', text, tone })

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const pairOf = (value: unknown): Bilingual => {
  const held = isObject(value) ? value : {}
  return { es: typeof held.es === 'string' ? held.es : '', en: typeof held.en === 'string' ? held.en : '' }
}
const isDependency = (value: unknown): value is Dependency => isObject(value) && typeof value.item === 'string'
const isEntry = (value: unknown): value is ChecklistEntry => isObject(value) && typeof value.id === 'string' && isObject(value.text)
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
