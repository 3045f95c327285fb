// Link targets with their current titles, searched by number or by title in either language. Pure.
import type { DecisionInfo } from '../../../shared/api/meetings.ts'
import { type Bilingual, type Language, pickWords } from '../../../shared/bilingual.ts'
import { type Reference, writeReference } from '../../../shared/editor/reference.ts'
import { fold } from '../../../shared/foldAccents.ts'
import type { DocumentId, GroupId } from '../../../shared/ids.ts'
import { calledDecision } from '../../../shared/meeting/register.ts'
import { CHOICE_LABELS } from '../../../shared/roadmap/labels.ts'
import type { Day, Item } from '../../../shared/roadmap/model.ts'
import { formatDay } from '../../base/intl.ts'
import type { Messages } from '../../base/messages/catalogue.ts'
import type { IconName } from '../../ui/icons.ts'

export interface Target {
  readonly reference: Reference
  readonly icon: IconName
  /** `WG-014`, `Decision 4`; empty for a text. */
  readonly short: Bilingual
  readonly title: Bilingual
  readonly archived: boolean
  /** Current state; '' if there is none. */
  readonly state: (language: Language, text: Messages) => string
  readonly href: string
  /** Text that the search matches. */
  readonly said: string
}
type Facts = Omit<Target, 'said'>
const targetOf = (facts: Facts): Target => ({
  ...facts,
  said: fold(`${facts.short.es} ${facts.short.en} ${facts.title.es} ${facts.title.en}`),
})

export const targetOfItem = (item: Pick<Item, 'id' | 'code' | 'title' | 'status' | 'due' | 'archived'>, group: GroupId): Target =>
  targetOf({
    reference: { kind: 'item', id: item.id },
    icon: 'square-check',
    short: { es: item.code, en: item.code },
    title: item.title,
    archived: item.archived,
    state: (language, text) => joined(CHOICE_LABELS.status[item.status][language], item.due && dueWords(item.due, language, text)),
    href: `/g/${group}/road-map?item=${item.id}`,
  })
const dueWords = (due: Day, language: Language, text: Messages) => text.texts.reference.due(formatDay(due, language, 0))

interface Text {
  readonly id: DocumentId
  readonly title: Bilingual
  readonly archived: boolean
}
export const targetOfText = ({ id, title, archived }: Text, group: GroupId): Target =>
  targetOf({
    reference: { kind: 'text', id },
    icon: 'file-text',
    short: { es: '', en: '' },
    title,
    archived,
    state: () => '',
    href: `/g/${group}/texts/${id.slice('page:'.length)}`,
  })

/** `number`: with the letter that distinguishes equal numbers. */
export const targetOfDecision = (decision: DecisionInfo, number: string, group: GroupId): Target =>
  targetOf({
    reference: { kind: 'decision', id: decision.id },
    icon: 'gavel',
    short: calledDecision(number),
    title: decision.text,
    archived: false,
    state: (_language, text) => text.meeting.decisionStatuses[decision.status],
    href: `/g/${group}/sessions/${decision.meeting}?view=outcomes&decision=${decision.id}`,
  })

const MOST_FOUND = 8
/** Best match first; archived targets are not suggested. */
export const findTargets = (all: readonly Target[], query: string): readonly Target[] => {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const whole = words.join(' ')
  const rankOf = ({ short, said, title }: Target): number => {
    const code = fold(short.es)
    if (code === whole || fold(short.en) === whole || code.replace(/\D/g, '').replace(/^0+/, '') === whole) return 0
    if ([title.es, title.en].some((one) => fold(one).trim() === whole)) return 0
    if ([title.es, title.en].some((one) => fold(one).startsWith(whole))) return 1
    return said.startsWith(whole) ? 2 : 3
  }
  return all
    .filter(({ archived, said }) => !archived && words.every((word) => said.includes(word)))
    .map((target) => ({ target, rank: words.length === 0 ? 0 : rankOf(target) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_FOUND)
    .map(({ target }) => target)
}

/** Text that is inserted, in the language of the text: the number or, without one or for `long`, the title. */
export const wordsFor = ({ short, title }: Target, language: Language, long: boolean): string => {
  const called = title[language].trim() || title[language === 'es' ? 'en' : 'es'].trim()
  const first = called.split('\n', 1)[0] ?? ''
  const words = (long && first) || short[language] || first
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS - 1).trimEnd()}…` : words
}
const LONGEST_WORDS = 120

/** Result of a lookup: the target, none, or not loaded yet. */
export type ResolvedTarget = Target | 'gone' | 'unknown'

/** State that is announced and shown. */
export const isGone = (looked: ResolvedTarget): boolean => looked === 'gone' || (typeof looked !== 'string' && looked.archived)

/** Title of a link, on hover and for screen readers. */
export const tipOf = (looked: ResolvedTarget, language: Language, text: Messages): string => {
  if (looked === 'unknown') return text.texts.reference.unknown
  if (looked === 'gone') return text.texts.reference.gone
  return joined(
    looked.short[language],
    targetTitle(looked, language, text),
    looked.archived && text.texts.reference.archived,
    looked.state(language, text),
  )
}
export const targetTitle = ({ title }: Target, language: Language, text: Messages): string =>
  pickWords(title, language) || text.texts.untitled
const joined = (...parts: readonly (string | false | null)[]): string =>
  parts.filter((part) => part !== null && part !== false && part !== '').join(' · ')

export const lookUp = (
  all: ReadonlyMap<string, Target>,
  known: Readonly<Record<Reference['kind'], boolean>>,
  reference: Reference,
): ResolvedTarget => all.get(writeReference(reference)) ?? (known[reference.kind] ? 'gone' : 'unknown')
