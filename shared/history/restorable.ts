// Values of an item's event that can be restored: those that differ from the current ones.
import { type Bilingual, type Language, parseLanguage } from '../bilingual.ts'
import { type ItemId, parseItemId, type Seq, seq } from '../ids.ts'
import { compareStrings } from '../order.ts'
import { isDependency } from '../roadmap/checks.ts'
import { FIELDS, isBuiltIn, isSetField, isSettable, SETS, type SetKey, type SettableKey } from '../roadmap/fields.ts'
import type { Dependency, Item } from '../roadmap/model.ts'
import { acceptsOwn } from '../roadmap/ownFields.ts'
import { isOwnKey, type OwnFieldKey } from '../roadmap/ownKeys.ts'
import { sameValue } from '../schema/sameValue.ts'
import type { HistoryEvent } from './events.ts'

/** One new edit. `at` a seq requires the document at that seq. */
export type Restorable =
  | { readonly type: 'field'; readonly key: SettableKey | OwnFieldKey; readonly value: unknown }
  | { readonly type: 'member'; readonly add: MemberToAdd }
  | { readonly type: 'dependency'; readonly dependency: Dependency }
  | { readonly type: 'done'; readonly entry: string; readonly done: boolean }
  | { readonly type: 'entry'; readonly text: Bilingual }
  | { readonly type: 'item' }
  | { readonly type: 'title'; readonly language: Language; readonly text: string }
  | { readonly type: 'text'; readonly language: Language; readonly at: Seq; readonly side: 'before' | 'after' }

export interface MemberToAdd {
  readonly key: SetKey
  /** A value that the set accepts. */
  readonly member: string
}

type Happened = Pick<HistoryEvent, 'seq' | 'field' | 'change'>

/** `item`: its current state. An archived item is restored as a whole first. */
export const restorables = (event: Happened, item: Item): readonly Restorable[] => {
  const { field, change } = event
  if (item.archived) return field === null && change.type === 'archived' ? [{ type: 'item' }] : []
  if (field === null) return []
  const [root = '', inside = ''] = field.split('/')
  if (root === 'checklist') return ofChecklist(change, field, item)
  if (root === 'dependsOn') return ofDependencies(change, inside, item)
  const [name, language] = sideOf(root)
  if (language && name === 'title') return titles(change, language, item.title[language])
  if (language && name === 'description') return texts(event, language)
  if (isOwnKey(root)) return ofOwnField(root, change, item)
  if (!isBuiltIn(root)) return []
  switch (change.type) {
    case 'set':
      return isSettable(root) ? values(root, [change.from, change.to], item) : []
    case 'superseded':
      return isSettable(root) ? values(root, [change.value], item) : []
    case 'added':
    case 'removed': {
      // A label's key has no case and accents: the label itself is stored under it.
      const add = memberOf(root, typeof change.value === 'string' ? change.value : change.member)
      return add && !item[add.key].some((member) => member === add.member) ? [{ type: 'member', add }] : []
    }
    default:
      return []
  }
}

const values = (key: SettableKey, found: readonly unknown[], item: Item): readonly Restorable[] => {
  const field = FIELDS[key]
  return found
    .map((value) => value ?? field.initial)
    .filter((value) => field.accepts(value) && !sameValue(value, item[key]))
    .map((value) => ({ type: 'field', key, value }))
}

/** Of several of a list, one choice is brought back beside the others. */
const ofOwnField = (key: OwnFieldKey, change: HistoryEvent['change'], item: Item): readonly Restorable[] => {
  const now = item[key] ?? null
  const found =
    change.type === 'set'
      ? [change.from, change.to]
      : change.type === 'superseded'
        ? [change.value]
        : change.type === 'added' || change.type === 'removed'
          ? [[...new Set([...(Array.isArray(now) ? now : []), change.member])].sort(compareStrings)]
          : []
  return found.filter((value) => acceptsOwn(key, value) && !sameValue(value, now)).map((value) => ({ type: 'field', key, value }))
}

const memberOf = (key: string, member: string): MemberToAdd | null =>
  isSetField(key) && SETS[key].accepts(member) ? { key, member } : null

const ofDependencies = (change: HistoryEvent['change'], other: string, item: Item): readonly Restorable[] => {
  const candidates =
    change.type === 'set'
      ? [dependency(other, change.from), dependency(other, change.to)]
      : change.type === 'added' || change.type === 'removed'
        ? [dependency(change.member, change.value)]
        : []
  return candidates.flatMap((found) =>
    found && !item.dependsOn.some((one) => sameValue(one, found)) ? [{ type: 'dependency', dependency: found } as const] : [],
  )
}
const dependency = (other: string, value: unknown): Dependency | null => {
  const id: ItemId | null = parseItemId(other)
  return id && isDependency(value) ? { item: id, type: value.type, lag: value.lag } : null
}

const ofChecklist = (change: HistoryEvent['change'], field: string, item: Item): readonly Restorable[] => {
  const [, inside, leaf] = field.split('/')
  if (change.type === 'set' && leaf === 'done' && inside) {
    const present = item.checklist.find(({ id }) => id === inside)
    if (!present) return []
    const other = !present.done
    return [change.from, change.to].some((done) => (done === true) === other) ? [{ type: 'done', entry: inside, done: other }] : []
  }
  if (change.type !== 'removed' || item.checklist.some(({ id }) => id === change.member)) return []
  const text = wordsOf(change.value)
  return text ? [{ type: 'entry', text }] : []
}
const wordsOf = (value: unknown): Bilingual | null => {
  const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : null
  if (typeof text !== 'object' || text === null) return null
  const side = (language: Language) => ('es' in text && 'en' in text && typeof text[language] === 'string' ? text[language] : '')
  return { es: side('es'), en: side('en') }
}

const titles = (change: HistoryEvent['change'], language: Language, now: string): readonly Restorable[] =>
  change.type !== 'text' || change.from === null || change.to === null
    ? []
    : [change.from, change.to]
        .filter((text, index, all) => text !== now && text !== '' && all.indexOf(text) === index)
        .map((text) => ({ type: 'title', language, text }))
const texts = ({ seq: first, change }: Happened, language: Language): readonly Restorable[] =>
  change.type === 'text' || change.type === 'moved'
    ? [
        { type: 'text', language, at: seq(first - 1), side: 'before' },
        { type: 'text', language, at: change.type === 'text' ? change.lastSeq : first, side: 'after' },
      ]
    : []

const sideOf = (key: string): readonly [name: string, language: Language | null] => {
  const at = key.lastIndexOf('.')
  return at === -1 ? [key, null] : [key.slice(0, at), parseLanguage(key.slice(at + 1))]
}
