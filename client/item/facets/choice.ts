// The facet of fields with a few values, in the order of the table of fields.
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { FIELDS } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { isOwnKey, type OwnFieldKey } from '../../../shared/roadmap/ownKeys.ts'
import { NO_VALUE } from '../../../shared/roadmap/ownRows.ts'
import { mayMove } from '../../../shared/roadmap/status.ts'
import type { KeyOf } from '../../../shared/views/rule.ts'
import type { Messages } from '../../base/messages/catalogue.ts'
import { fieldRow } from '../../live/ownFields.ts'
import { type Facet, USUAL_FACET } from './facet.ts'
import { foldedName } from './names.ts'
import { bad, STAYS, setRead } from './reading.ts'

type ChoiceKey = KeyOf<'choice'>
type Value = Item[ChoiceKey]

/** The stored value that means *none*. */
const NOTHING: Readonly<Partial<Record<ChoiceKey, Value>>> = { stage: null, priority: 0 }
/** Fields whose groups begin with the highest value. */
const HIGHEST_FIRST: readonly ChoiceKey[] = ['priority']

/** A field of the group's own has the choices of its definition. */
const optionsOf = (field: ChoiceKey): readonly Value[] => (fieldRow(field).options ?? []) as readonly Value[]
const namedOptions = (field: ChoiceKey) => optionsOf(field).filter((value) => value !== null)
export const labelOf = (field: ChoiceKey | OwnFieldKey, value: string | number, language: Language): string => {
  const { words } = fieldRow(field)
  return words?.[value]?.[language] ?? String(value)
}
/** Whether a folded text is the name of a choice, in one language or in both, as *Donación / Grant*. */
export const isChoiceCalled = (field: ChoiceKey | OwnFieldKey, value: string | number, folded: string): boolean => {
  const names = LANGUAGES.map((language) => foldedName(labelOf(field, value, language)))
  return names.includes(folded) || names.join(' / ') === folded
}
const sayOrNone = (field: ChoiceKey, value: Value, language: Language, text: Messages) =>
  value === null ? (isOwnKey(field) ? NO_VALUE[language] : text.roadmap.edit.noStage) : labelOf(field, value, language)

export const choiceFacet: Facet<ChoiceKey> = {
  ...USUAL_FACET,
  group: (field) => {
    const order = HIGHEST_FIRST.includes(field) ? namedOptions(field).toReversed() : namedOptions(field)
    return {
      over: () => ({ of: (item) => item[field] ?? null, order: () => order }),
      name: (value, { text, language }) => {
        const found = optionsOf(field).find((option) => option === value) ?? null
        return sayOrNone(field, found, language, text)
      },
    }
  },
  text: (item, field, _names, language) => {
    const value = item[field] ?? null
    return value === null || value === NOTHING[field] ? '' : labelOf(field, value, language)
  },
  read: (text, field, names) => {
    if (text === '') return field in NOTHING || isOwnKey(field) ? setRead(field, NOTHING[field] ?? null) : STAYS
    const key = foldedName(text)
    const isStored = (option: string | number) => key === foldedName(String(option)) && !(names.asksNumbers && typeof option === 'number')
    const found = namedOptions(field).find((option) => isStored(option) || isChoiceCalled(field, option, key))
    const value = found ?? names.choiceCalled?.(field, text)
    return value === undefined ? bad('choice', text) : setRead(field, value)
  },
  choices: (field, { text, language }) =>
    optionsOf(field).map((value) => ({
      value,
      label: sayOrNone(field, value, language, text),
      ...(fieldRow(field).retired?.includes(String(value)) && { isGone: true }),
      ...(field === 'status' && { may: ({ status }: Item) => FIELDS.status.accepts(value) && mayMove(status, value) }),
    })),
}
