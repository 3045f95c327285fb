// The choices of a field with few values, each with its icon and the change that choosing it makes.
import { type JSX, Show } from 'solid-js'
import type { Result } from '../../shared/result.ts'
import { FIELDS, type FieldKey } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark, ProgressMark, StatusMark } from '../ui/Marks.tsx'
import type { FacetChoice, Offering } from './facets/facet.ts'
import { facetOf } from './facets/facets.ts'
import type { ItemWrites } from './itemWrites.ts'
import { KIND_ICONS } from './kindIcons.ts'
import { PairWords } from './PairWords.tsx'

export interface Option {
  readonly key: string
  readonly draw: () => JSX.Element
  readonly choose: () => Result<unknown>
}
export interface OptionsRequest {
  readonly item: Item
  readonly field: FieldKey
  readonly write: ItemWrites
  readonly words: Offering
}

/** The key of the present value. */
export const chosenKey = (item: Item, field: FieldKey): string => {
  const value = item[field] ?? null
  return value === null ? NOTHING : String(value)
}
const NOTHING = ''

export const optionsOf = ({ item, field, write, words }: OptionsRequest): readonly Option[] =>
  (facetOf(field).choices?.(field, words) ?? [])
    .filter(({ value, isGone, may }) => (!isGone || value === (item[field] ?? null)) && (may?.(item) ?? true))
    .map((choice) => ({
      key: String(choice.value ?? NOTHING),
      draw: () => <ChoiceMark field={field} choice={choice} words={words} pairs />,
      choose: () => write.setValue(item.id, field, choice.value),
    }))

interface ChoiceMarkProps {
  readonly field: FieldKey
  readonly choice: FacetChoice
  readonly words: Offering
  /** A name in the other language has a sign instead of the code of the language after it. */
  readonly pairs?: boolean
}
export function ChoiceMark(props: ChoiceMarkProps) {
  const { field, choice, words } = props
  if (choice.value === null) return <span class="muted">{choice.label}</span>
  return MARKS[field]?.({ ...props, choice, words }) ?? choice.label
}

/** Fields that are not listed have no icon. */
const MARKS: Readonly<Partial<Record<FieldKey, (props: ChoiceMarkProps) => JSX.Element>>> = {
  status: ({ choice: { value, label } }) => FIELDS.status.accepts(value) && <StatusMark status={value} label={label} />,
  progress: ({ choice: { value, label } }) => FIELDS.progress.accepts(value) && <ProgressMark progress={value} label={label} />,
  kind: ({ choice: { value, label } }) => (
    <>
      {FIELDS.kind.accepts(value) && <Icon name={KIND_ICONS[value]} />}
      {label}
    </>
  ),
  lead: ({ choice: { value, label }, words }) => (
    <>
      <Show when={FIELDS.lead.accepts(value) && words.context.delegation(value)}>
        {(delegation) => <DelegationMark code={delegation().code} identity={delegation().identity} />}
      </Show>{' '}
      {label}
    </>
  ),
  stream: ({ choice: { value, label }, words, pairs }) => {
    const stream = pairs && words.known.streams.find(({ id }) => id === value)
    return stream ? <PairWords pair={stream.name} otherwise={words.text.roadmap.streams.unnamed} /> : label
  },
}
