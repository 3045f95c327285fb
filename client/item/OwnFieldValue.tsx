// The read-only value of a field of a kind that only the group's own fields have, in a chunk that is loaded after the first content.

import { For, Show } from 'solid-js'
import type { Item } from '../../shared/roadmap/model.ts'
import { isAddress, parseParty } from '../../shared/roadmap/ownFields.ts'
import { type OwnFieldKey, ownKindOf } from '../../shared/roadmap/ownKeys.ts'
import { useLanguage } from '../base/i18n.tsx'
import { fieldRow } from '../live/ownFields.ts'
import { DelegationMark } from '../ui/Marks.tsx'
import { useItemContext } from './ItemContext.tsx'

export interface OwnFieldValueProps {
  readonly item: Item
  readonly field: OwnFieldKey
  readonly short?: boolean | undefined
  readonly isPlain?: boolean | undefined
}

/** The field of an instance never changes. */
export function OwnFieldValue(props: OwnFieldValueProps) {
  switch (ownKindOf(props.field)) {
    case 'number':
      return <Amount {...props} />
    case 'choices':
      return <OwnChoices {...props} />
    case 'party':
      return <Party {...props} />
    case 'address':
      return <Address {...props} />
    default:
      return null
  }
}

/** `48,000 USD`. */
function Amount(props: OwnFieldValueProps) {
  const language = useLanguage()
  return <>{fieldRow(props.field).spoken?.(props.item[props.field], language())}</>
}

function OwnChoices(props: OwnFieldValueProps) {
  const language = useLanguage()
  const names = () => {
    const chosen = props.item[props.field]
    const { options = [], words } = fieldRow(props.field)
    return options.flatMap((id) =>
      typeof id === 'string' && Array.isArray(chosen) && chosen.includes(id) ? [words?.[id]?.[language()] ?? id] : [],
    )
  }
  return (
    <span class="list-in-line">
      <For each={names()}>{(name) => <span>{name}</span>}</For>
    </span>
  )
}

function Party(props: OwnFieldValueProps) {
  const context = useItemContext()
  const party = () => parseParty(props.item[props.field])
  const agency = () => {
    const found = party()
    return found?.type === 'agency' ? context.agency(found.id) : null
  }
  const person = () => {
    const found = party()
    return found?.type === 'person' ? context.person(found.id) : ''
  }
  return (
    <Show when={agency()} fallback={person()}>
      {(found) => (
        <span class="row row--tight">
          <Show when={context.delegation(found().delegation)}>
            {(delegation) => <DelegationMark code={delegation().code} identity={delegation().identity} />}
          </Show>
          {found().acronym}
        </span>
      )}
    </Show>
  )
}

/** A link to a tab of its own: only http and https are addresses. In a cell it is no stop of the Tab key: the table has one. */
function Address(props: OwnFieldValueProps) {
  const address = () => {
    const value = props.item[props.field]
    return isAddress(value) ? value : null
  }
  const Words = (given: { of: string }) => <>{given.of.replace(/^https?:\/\//, '')}</>
  return (
    <Show when={address()}>
      {(to) => (
        <Show
          when={!props.isPlain}
          fallback={
            <span class="cut">
              <Words of={to()} />
            </span>
          }
        >
          <a class="cut" href={to()} target="_blank" rel="noopener noreferrer" tabindex={props.short ? -1 : undefined}>
            <Words of={to()} />
          </a>
        </Show>
      )}
    </Show>
  )
}
