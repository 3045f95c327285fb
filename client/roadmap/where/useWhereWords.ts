// Conditions in the language of the reader: the names of subjects and values, the available choices, and whole sentences.
import { createEffect, createMemo, untrack } from 'solid-js'
import type { Language } from '../../../shared/bilingual.ts'
import { isFieldKey, type ShownField } from '../../../shared/roadmap/fields.ts'
import { needOf, type SubjectKey } from '../../../shared/views/subjects.ts'
import { asksFor, type Condition, type Conditions, type Mode, otherMode } from '../../../shared/views/where.ts'
import { capital, joinChoices, joinNames } from '../../base/intl.ts'
import type { Offering } from '../../item/facets/facet.ts'
import { type ItemContext, useItemContext } from '../../item/ItemContext.tsx'
import { fieldRow } from '../../live/ownFields.ts'
import type { PlanView } from '../createPlanView.ts'
import { conditionWords } from './conditionWords.ts'
import { useOffering } from './useOffering.ts'

const ARTICLE = /^(el|la|los|las|the) /

interface Named {
  readonly value: string
  readonly label: string
}
export interface WhereWords {
  readonly subject: (subject: SubjectKey) => string
  readonly op: (condition: Pick<Condition, 'subject' | 'op'>) => string
  readonly value: (subject: SubjectKey, value: string) => string
  /** The choices of a subject, as far as the group knows them; items are searched for instead. */
  readonly options: (subject: SubjectKey) => readonly Named[]
  readonly sentence: (condition: Condition) => string
  /** `mode`: how the group is joined with the others. */
  readonly group: (group: readonly Condition[], mode: Mode) => string
  readonly whole: (where: Conditions) => string
}

export const useWhereWords = (view: PlanView): WhereWords => {
  const { comparison } = view.compared
  // The names of sessions are known when the moments of the group have loaded.
  const asksForSessions = createMemo(() => asksFor(view.state().filter.where, 'origin'))
  createEffect(() => {
    if (asksForSessions()) void untrack(comparison.loadMoments)
  })
  return whereWords(useOffering(view), useItemContext().day)
}

export const whereWords = (naming: () => Offering, day: ItemContext['day']): WhereWords => {
  const text = () => naming().text
  const language = () => naming().language
  const value: WhereWords['value'] = (subject, name) => conditionWords(subject).label(name, naming())

  const nounOf = (subject: SubjectKey): { readonly the: string; readonly bare: string } => {
    if (!isFieldKey(subject)) return text().where.nouns[subject]
    const { name, none }: ShownField = fieldRow(subject)
    const the = name[language()]
    return { the, bare: none?.[language()] ?? the.replace(ARTICLE, '') }
  }
  const sentence = ({ subject, op, values }: Condition): string => {
    const { say } = text().where
    const { the: noun, bare } = nounOf(subject)
    const many = conditionWords(subject).isMany ?? false
    const [first = '', second = ''] = needOf(subject, op).startsWith('day') ? values.map(day) : values.map((name) => value(subject, name))
    const all = (type: 'conjunction' | 'disjunction') =>
      listed(
        values.map((name) => value(subject, name)),
        type,
        language(),
      )
    switch (op) {
      case 'any':
        return say.any(noun, many, all('disjunction'))
      case 'none':
        return say.none(noun, many, all('disjunction'))
      case 'mine':
        return subject === 'people' ? say.me : say.mine(noun, many)
      case 'empty':
      case 'filled':
        return say[op](noun, many, bare)
      case 'least':
      case 'most':
      case 'is':
      case 'has':
      case 'hasnt':
      case 'on':
      case 'before':
      case 'after':
        return say[op](noun, first)
      case 'within':
      case 'between':
        return say[op](noun, first, second)
      case 'next':
      case 'last':
        return say[op](noun, Number(values[0]))
      default:
        return say[op]
    }
  }
  const joined = (sentences: readonly string[], mode: Mode) => listed(sentences, mode === 'all' ? 'conjunction' : 'disjunction', language())
  const group: WhereWords['group'] = (conditions, mode) => joined(conditions.map(sentence), otherMode(mode))
  return {
    subject: (subject) => (isFieldKey(subject) ? fieldRow(subject).label[language()] : text().where.subjects[subject]),
    op: ({ subject, op }) => (op === 'mine' && subject === 'people' ? text().where.me : text().where.ops[op]),
    value,
    options: (subject) => (conditionWords(subject).offered?.(naming()) ?? []).map((name) => ({ value: name, label: value(subject, name) })),
    sentence,
    group: (conditions, mode) => capital(group(conditions, mode)),
    whole: ({ mode, groups }) =>
      capital(
        joined(
          groups.map((conditions) => group(conditions, mode)),
          mode,
        ),
      ),
  }
}

const listed = (words: readonly string[], type: 'conjunction' | 'disjunction', language: Language): string =>
  (type === 'conjunction' ? joinNames : joinChoices)(words, language)
