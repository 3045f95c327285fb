// What an entry changed in a plan, as data. Pure.
import { LANGUAGES } from '../../shared/bilingual.ts'
import type { BesideItems, Item } from '../../shared/roadmap/model.ts'
import { sameValue } from '../../shared/schema/sameValue.ts'

/** A plan with its items as stored, in no order. */
export interface PlainPlan {
  readonly beside: BesideItems
  readonly items: readonly Item[]
}
/** Only what differs, so that a letter typed in a long description is a few bytes. */
interface ItemChange {
  /** A new item, or one that lacks a value since. */
  readonly whole?: Item
  readonly set?: Readonly<Record<string, unknown>>
  /** By field and language: what replaces a part of the words. */
  readonly words?: Readonly<Record<string, Splice>>
}
type Splice = readonly [at: number, removed: number, inserted: string]
export interface PlanChange {
  readonly seq: number
  readonly beside?: BesideItems
  /** Null: it is there no longer. */
  readonly items?: Readonly<Record<string, ItemChange | null>>
}

/** Null when they are equal. */
export const itemChange = (before: Item | undefined, after: Item): ItemChange | null => {
  if (!before || Object.keys(before).some((key) => !(key in after))) return { whole: after }
  const old = new Map<string, unknown>(Object.entries(before))
  const set: Record<string, unknown> = {}
  const words: Record<string, Splice> = {}
  for (const [key, value] of Object.entries(after)) {
    const was = old.get(key)
    if (sameValue(was, value)) continue
    if (isPair(was) && isPair(value)) {
      for (const language of LANGUAGES)
        if (was[language] !== value[language]) words[`${key}.${language}`] = splice(was[language], value[language])
    } else set[key] = value
  }
  const [anySet, anyWords] = [Object.keys(set).length > 0, Object.keys(words).length > 0]
  return anySet || anyWords ? { ...(anySet ? { set } : {}), ...(anyWords ? { words } : {}) } : null
}

/** Throws for a change of an item that is not there. */
export const changedItem = (before: Item | undefined, { whole, set = {}, words = {} }: ItemChange): Item => {
  if (whole) return whole
  if (!before) throw new Error('a change of an item that the plan lacks')
  const values = new Map<string, unknown>(Object.entries(before))
  const typed: Record<string, unknown> = {}
  for (const [place, [at, removed, inserted]] of Object.entries(words)) {
    const [key = '', language] = place.split('.')
    const was = typed[key] ?? values.get(key)
    if (!isPair(was)) throw new Error('a change of words that the plan lacks')
    const side = language === 'es' ? 'es' : 'en'
    typed[key] = { ...was, [side]: was[side].slice(0, at) + inserted + was[side].slice(at + removed) }
  }
  return Object.assign({}, before, set, typed)
}

interface Pair {
  readonly es: string
  readonly en: string
}
const isPair = (value: unknown): value is Pair =>
  typeof value === 'object' &&
  value !== null &&
  'es' in value &&
  'en' in value &&
  typeof value.es === 'string' &&
  typeof value.en === 'string'

const splice = (before: string, after: string): Splice => {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  return [start, before.length - start - end, after.slice(start, after.length - end)]
}
