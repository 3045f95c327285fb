// The facet of fields with a few values, in the order of the table of fields.
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { FIELDS } from '../../../shared/roadmap/fields.ts'
import { CHOICE_LABELS } from '../../../shared/roadmap/labels.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { mayMove } from '../../../shared/roadmap/status.ts'
import type { Messages } from '../../base/messages/catalogue.ts'
import { type Facet, type KeyOf, type Op, USUAL_FACET } from './facet.ts'
import { foldedName } from './names.ts'
import { bad, STAYS, setRead } from './reading.ts'

type ChoiceKey = KeyOf<'choice'>
type Value = Item[ChoiceKey]

/** The stored value that means *none*. */
const NOTHING: Readonly<Partial<Record<ChoiceKey, Value>>> = { stage: null, priority: 0 }
/** Fields whose values are ordered, so that a condition can ask for *at least*. */
const SCALES: readonly ChoiceKey[] = ['progress', 'priority']
/** Fields whose groups begin with the highest value. */
const HIGHEST_FIRST: readonly ChoiceKey[] = ['priority']

const optionsOf = (field: ChoiceKey): readonly Value[] => FIELDS[field].options
const namedOptions = (field: ChoiceKey) => optionsOf(field).filter((value) => value !== null)
const isOptional = (field: ChoiceKey) => optionsOf(field).includes(null)
export const labelOf = (field: ChoiceKey, value: string | number, language: Language): string => {
  const labels: Readonly<Record<string | number, (typeof CHOICE_LABELS.status)['done']>> = CHOICE_LABELS[field]
  return labels[value]?.[language] ?? String(value)
}
const sayOrNone = (field: ChoiceKey, value: Value, language: Language, text: Messages) =>
  value === null ? text.roadmap.edit.noStage : labelOf(field, value, language)
const opsOf = (field: ChoiceKey): readonly Op[] =>
  SCALES.includes(field) ? ['any', 'none', 'least', 'most'] : isOptional(field) ? ['any', 'none', 'empty', 'filled'] : ['any', 'none']

export const choiceFacet: Facet<ChoiceKey> = {
  ...USUAL_FACET,
  sort: (item, field) => (item[field] === null ? null : optionsOf(field).indexOf(item[field])),
  group: (field) => {
    const order = HIGHEST_FIRST.includes(field) ? namedOptions(field).toReversed() : namedOptions(field)
    return {
      over: () => ({ of: (item) => item[field], order: () => order }),
      name: (value, { text, language }) => {
        const found = optionsOf(field).find((option) => option === value) ?? null
        return sayOrNone(field, found, language, text)
      },
    }
  },
  where: (field) => {
    const values = optionsOf(field)
    const options = namedOptions(field).map(String)
    return {
      ops: opsOf(field),
      accepts: (value) => options.includes(value),
      options,
      members: (item) => (item[field] === null ? [] : [String(item[field])]),
      isFilled: (item) => item[field] !== null,
      amount: (item) => values.indexOf(item[field]),
      limit: (value) => options.indexOf(value),
      label: (value, { language }) => labelOf(field, value, language),
      offered: () => options,
    }
  },
  text: (item, field, _names, language) => {
    const value = item[field]
    return value === null || value === NOTHING[field] ? '' : labelOf(field, value, language)
  },
  read: (text, field, names) => {
    if (text === '') return field in NOTHING ? setRead(field, NOTHING[field]) : STAYS
    const key = foldedName(text)
    const found = namedOptions(field).find(
      (option) => key === foldedName(String(option)) || LANGUAGES.some((language) => key === foldedName(labelOf(field, option, language))),
    )
    const value = found ?? names.choiceCalled?.(field, text)
    return value === undefined ? bad('choice', text) : setRead(field, value)
  },
  choices: (field, { text, language }) =>
    optionsOf(field).map((value) => ({
      value,
      label: sayOrNone(field, value, language, text),
      ...(field === 'status' && { may: ({ status }: Item) => FIELDS.status.accepts(value) && mayMove(status, value) }),
    })),
}
