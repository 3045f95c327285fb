// The values of conditions in words, and those that are offered, by the kind of field.
import { compareText } from '../../../shared/counts.ts'
import { FIELDS, type FieldKind } from '../../../shared/roadmap/fields.ts'
import { RECURRENCE_LABELS } from '../../../shared/roadmap/labels.ts'
import { RECURRENCES } from '../../../shared/roadmap/model.ts'
import { isOwnKey } from '../../../shared/roadmap/ownKeys.ts'
import { type SubjectKey, TRANSLATION_STATES, type TranslationSubject } from '../../../shared/views/subjects.ts'
import type { FacetWords, Offering } from '../../item/facets/facet.ts'
import { parties, partyLabel } from '../../item/facets/own.ts'
import { type FacetReference, REFERENCE_BY_KIND } from '../../item/facets/references.ts'
import { fieldRow } from '../../live/ownFields.ts'

export interface ConditionWords {
  /** The name of a value. */
  readonly label: (value: string, words: FacetWords) => string
  /** If missing, items are searched for. */
  readonly offered?: (words: Offering) => readonly string[]
  /** Its sentences are in the plural: *the agencies include*. */
  readonly isMany?: true
}

const AS_WRITTEN: ConditionWords = { label: (value) => value, offered: () => [] }

const referenceWords = <Id extends string>({ parse, label, known }: FacetReference<Id>): ConditionWords => ({
  label: (value, words) => {
    const id = parse(value)
    return (id && label(id, words)) ?? words.text.where.unknown
  },
  ...(known && { offered: (words: Offering) => known(words.known) }),
})

const parseState = (name: string): TranslationSubject => TRANSLATION_STATES.find((state) => state === name) ?? 'complete'
const TOGETHER = {
  words: AS_WRITTEN,
  delegation: referenceWords(REFERENCE_BY_KIND.delegation),
  slip: AS_WRITTEN,
  translation: { label: (value, { text }) => text.where.translation[parseState(value)], offered: () => TRANSLATION_STATES },
} as const satisfies Readonly<Partial<Record<SubjectKey, ConditionWords>>>
const isTogether = (key: SubjectKey): key is keyof typeof TOGETHER => Object.hasOwn(TOGETHER, key)

/** The values of a field with a list of them, by their names in the table of fields, or in the definition of an own field. */
const listed = (key: Exclude<SubjectKey, keyof typeof TOGETHER>): ConditionWords => ({
  label: (value, { language }) => fieldRow(key).words?.[value]?.[language] ?? value,
  offered: () => (fieldRow(key).options ?? []).filter((value) => value !== null).map(String),
})

const KINDS: Readonly<Partial<Record<FieldKind, ConditionWords>>> = {
  stream: referenceWords(REFERENCE_BY_KIND.stream),
  delegation: referenceWords(REFERENCE_BY_KIND.delegation),
  item: referenceWords(REFERENCE_BY_KIND.item),
  meeting: referenceWords(REFERENCE_BY_KIND.meeting),
  delegations: { ...referenceWords(REFERENCE_BY_KIND.delegation), isMany: true },
  agencies: { ...referenceWords(REFERENCE_BY_KIND.agencies), isMany: true },
  people: { ...referenceWords(REFERENCE_BY_KIND.people), isMany: true },
  dependencies: { ...referenceWords(REFERENCE_BY_KIND.item), isMany: true },
  labels: {
    label: (value) => value,
    offered: ({ items, language }) => [...new Set(items().flatMap(({ labels }) => labels))].sort(compareText(language)),
    isMany: true,
  },
  recurrence: {
    label: (value, { language }) => {
      const every = RECURRENCES.find((one) => one === value)
      return every ? RECURRENCE_LABELS[every][language] : value
    },
    offered: () => RECURRENCES,
  },
  party: { label: partyLabel, offered: ({ known }) => parties(known) },
}

export const conditionWords = (key: SubjectKey): ConditionWords => {
  if (isTogether(key)) return TOGETHER[key]
  const { kind } = isOwnKey(key) ? fieldRow(key) : FIELDS[key]
  if (kind === 'choice') return listed(key)
  if (kind === 'choices') return { ...listed(key), isMany: true }
  return KINDS[kind] ?? AS_WRITTEN
}
