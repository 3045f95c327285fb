// Facets of the kinds that only the group's own fields have: amounts, several of a list, an agency or a person, web addresses.
import type { Language } from '../../../shared/bilingual.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { isAddress, parseParty } from '../../../shared/roadmap/ownFields.ts'
import type { OwnFieldKey } from '../../../shared/roadmap/ownKeys.ts'
import { NO_VALUE } from '../../../shared/roadmap/ownRows.ts'
import { fieldRow } from '../../live/ownFields.ts'
import { isChoiceCalled, labelOf } from './choice.ts'
import { type Facet, type FacetWords, type KnownInGroup, USUAL_FACET } from './facet.ts'
import { type FacetNames, foldedName } from './names.ts'
import { bad, parts, SET_SEPARATOR, setRead } from './reading.ts'
import { groupMembers, setBuckets } from './sets.ts'
import { lineFacet } from './texts.ts'

const amountOf = (item: Item, field: OwnFieldKey): number | null => {
  const value = item[field]
  return typeof value === 'number' ? value : null
}
/** Three decimals would be read as thousands. */
const plainAmount = (value: number): string => (/\.\d{3}$/.test(String(value)) ? `${value}0` : String(value))
const WHOLE_GROUPS = /^-?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/
/**
 * `48000`, `48,000 USD`, `48.000,50`, `$ 48 000`; null if it is no number. One separator before exactly three digits is one of thousands, as in
 * every table of amounts.
 */
export const readAmount = (written: string): number | null => {
  const text = written.trim().replace(/^[−–]/, '-')
  if (/^-?\d+(?:\.\d+)?e[+-]?\d+$/.test(text)) return Number(text)
  const [, loss, sign, before = '', digits = '', after = ''] = AMOUNT.exec(text) ?? []
  if (MULTIPLES.test(before) || MULTIPLES.test(after)) return null
  if (/[\s'’]/.test(digits) && !/^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/u.test(digits)) return null
  const plain = digits.replace(/[\s'’]/g, '')
  const [point, comma] = [plain.lastIndexOf('.'), plain.lastIndexOf(',')]
  const decimal = WHOLE_GROUPS.test(plain) ? '' : point > comma ? '.' : comma > point ? ',' : ''
  const grouped = decimal === '' ? plain.replace(/[.,]/g, '') : plain.replaceAll(decimal === '.' ? ',' : '.', '').replace(',', '.')
  if (!/^\d+(?:\.\d+)?$/.test(grouped)) return null
  return Number(grouped) * (loss || sign ? -1 : 1)
}
/** A number with words, a currency or a unit at one end or both; in brackets it is a loss. */
const AMOUNT = /^(\((?=.*\)$))?(-)?([\p{L}\p{Sc}.\s]*?)\s*(\d(?:[\d.,'’\s]*\d)?)\s*([\p{L}\p{Sc}\p{No}%°/.\s]*)\)?$/u
/** *1.2 millones* is not 1.2. */
const MULTIPLES = /(?:^|[\s.])(?:mil|mill[oó]n(?:es)?|millions?|thousand|bill[oó]n(?:es)?|billions?|k|m|mm|bn|mdd|mdp)(?:[\s.]|$)/iu

export const amountFacet: Facet<OwnFieldKey> = {
  ...USUAL_FACET,
  text: (item, field) => {
    const amount = amountOf(item, field)
    return amount === null ? '' : plainAmount(amount)
  },
  read: (text, field) => {
    if (text === '') return setRead(field, null)
    const amount = readAmount(text)
    return amount === null ? bad('amount', text) : setRead(field, amount, 'amount')
  },
}

export const addressFacet: Facet<OwnFieldKey> = {
  ...lineFacet,
  read: (text, field) => (text === '' || isAddress(text) ? setRead(field, text || null) : bad('address', text)),
}

/** Ids of the choices of a list that are named in a definition, in its order. */
export const choiceIds = (field: OwnFieldKey): readonly string[] => (fieldRow(field).options ?? []).filter((one) => typeof one === 'string')
const chosenIn = (item: Item, field: OwnFieldKey): readonly string[] => {
  const value = item[field]
  return Array.isArray(value) ? value : []
}
const inOrder = (field: OwnFieldKey, chosen: readonly string[]): readonly string[] => {
  const ids = choiceIds(field)
  return chosen.toSorted((a, b) => ids.indexOf(a) - ids.indexOf(b))
}
const choiceCalled = (field: OwnFieldKey, name: string): string | undefined => {
  const key = foldedName(name)
  return choiceIds(field).find((id) => isChoiceCalled(field, id, key))
}

/** The name of a choice may have a comma: what is between semicolons is looked up before what is between commas. */
const BETWEEN_CHOICES = [/[;·|]/, /,/]
const choicesIn = (field: OwnFieldKey, text: string, [between, ...finer]: readonly RegExp[]): readonly (string | { unknown: string })[] => {
  const one = choiceCalled(field, text)
  if (one !== undefined) return [one]
  return between ? parts(text, between).flatMap((part) => choicesIn(field, part, finer)) : [{ unknown: text }]
}

export const choicesFacet: Facet<OwnFieldKey> = {
  ...USUAL_FACET,
  isEmpty: (item, field) => chosenIn(item, field).length === 0,
  group: (field) => ({
    over: () => setBuckets((item) => chosenIn(item, field), choiceIds(field)),
    name: (value, { language }) =>
      inOrder(field, groupMembers(value))
        .map((id) => labelOf(field, id, language))
        .join(' · ') || NO_VALUE[language],
  }),
  text: (item, field, _names, language) =>
    inOrder(field, chosenIn(item, field))
      .map((id) => labelOf(field, id, language))
      .join(SET_SEPARATOR),
  read: (text, field) => {
    const found = choicesIn(field, text, BETWEEN_CHOICES)
    const unknown = found.find((one) => typeof one === 'object')
    return unknown ? bad('choice', unknown.unknown) : setRead(field, [...new Set(found)].toSorted())
  },
}

const partyOf = (item: Item, field: OwnFieldKey) => parseParty(item[field])
const partyIn = (value: string, names: Pick<FacetNames, 'agencies' | 'people'>, language: Language): string => {
  const party = parseParty(value)
  if (!party) return value
  return party.type === 'agency' ? names.agencies.nameOf(party.id, language) : names.people.nameOf(party.id, language)
}
export const partyLabel = (value: string, { context, text }: FacetWords): string => {
  const party = parseParty(value)
  if (party?.type === 'agency') return context.agency(party.id)?.acronym ?? text.where.unknown
  return party ? context.person(party.id) : text.where.unknown
}
export const parties = ({ agencies, people }: KnownInGroup): readonly string[] => [
  ...agencies.map((id) => `agency:${id}`),
  ...people.map((id) => `person:${id}`),
]
export const partyFacet: Facet<OwnFieldKey> = {
  ...USUAL_FACET,
  group: (field) => ({
    over: (_items, known) => ({
      of: (item) => (partyOf(item, field) ? String(item[field]) : null),
      order: (found) => [...new Set([...parties(known), ...found])],
    }),
    name: (value, words) => (typeof value === 'string' ? partyLabel(value, words) : NO_VALUE[words.language]),
  }),
  text: (item, field, names, language) => (partyOf(item, field) ? partyIn(String(item[field]), names, language) : ''),
  read: (text, field, names) => {
    if (text === '') return setRead(field, null)
    const [agency, person] = [names.agencies.find(text), names.people.find(text)]
    if (agency === 'several' || person === 'several' || (agency !== null && person !== null)) return bad('several', text)
    if (agency === null && person === null) return bad('unknown', text)
    return setRead(field, agency === null ? `person:${person}` : `agency:${agency}`)
  },
  choices: (_field, { context, language }) => [
    ...context.agencies().map(({ id, acronym, retired = false }) => ({ value: `agency:${id}`, label: acronym, isGone: retired })),
    ...context.members().map(({ account, name }) => ({ value: `person:${account}`, label: name })),
    { value: null, label: NO_VALUE[language] },
  ],
}
