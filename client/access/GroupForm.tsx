// Form for the first group with its delegations and agencies, as rows that can be added and removed.
import { createUniqueId, Index, Show } from 'solid-js'
import { useOutsideText } from '../base/language.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { BilingualFields } from './BilingualFields.tsx'
import { acronymWrong, codeWrong, type DelegationDraft, EMPTY_AGENCY, EMPTY_DELEGATION, type GroupDraft } from './newGroup.ts'

/** Maximum: the number of colours and patterns. */
const MOST_DELEGATIONS = 6

export function GroupForm(props: { group: GroupDraft; tried: boolean; onChange: (group: GroupDraft) => void }) {
  const text = useOutsideText()
  const setDelegations = (delegations: readonly DelegationDraft[]) => props.onChange({ ...props.group, delegations })
  return (
    <>
      <fieldset class="set-up__part">
        <legend>{text().access.setUp.group}</legend>
        <div class="field__row">
          <BilingualFields value={props.group.name} tried={props.tried} onChange={(name) => props.onChange({ ...props.group, name })} />
        </div>
      </fieldset>
      <fieldset class="set-up__part">
        <legend>{text().access.setUp.delegations}</legend>
        <p class="sub">{text().access.setUp.delegationsHint}</p>
        <Index each={props.group.delegations}>
          {(delegation, at) => (
            <DelegationRows
              delegation={delegation()}
              at={at}
              codeWrong={codeWrong(props.group, at)}
              tried={props.tried}
              onChange={(next) => setDelegations(props.group.delegations.map((one, index) => (index === at ? next : one)))}
              onRemove={
                props.group.delegations.length > 1
                  ? () => setDelegations(props.group.delegations.filter((_, index) => index !== at))
                  : undefined
              }
            />
          )}
        </Index>
        <Show when={props.group.delegations.length < MOST_DELEGATIONS}>
          <Button
            icon="plus"
            onClick={({ currentTarget }) => {
              setDelegations([...props.group.delegations, EMPTY_DELEGATION])
              focusFirstOf(currentTarget.previousElementSibling)
            }}
          >
            {text().access.setUp.addDelegation}
          </Button>
        </Show>
      </fieldset>
    </>
  )
}

/** The new row stands before the button that adds it. */
const focusFirstOf = (row: Element | null): void => row?.querySelector('input')?.focus()

function DelegationRows(props: {
  delegation: DelegationDraft
  at: number
  codeWrong: boolean
  tried: boolean
  onChange: (delegation: DelegationDraft) => void
  onRemove: (() => void) | undefined
}) {
  const text = useOutsideText()
  const title = createUniqueId()
  const name = () => props.delegation.code.toUpperCase() || String(props.at + 1)
  const setAgencies = (agencies: DelegationDraft['agencies']) => props.onChange({ ...props.delegation, agencies })
  return (
    // Named without the button in its legend, which would be read with every field.
    <fieldset class="set-up__delegation" aria-labelledby={title}>
      <legend class="row">
        <DelegationMark code={props.delegation.code.toUpperCase() || '··'} identity={props.at + 1} />
        <span id={title}>{text().access.setUp.delegation(props.at + 1)}</span>
        <Show when={props.onRemove}>
          {(remove) => <IconButton icon="trash" label={text().access.setUp.removeDelegation(name())} onClick={() => remove()()} />}
        </Show>
      </legend>
      <div class="set-up__line">
        <TextField
          label={text().access.setUp.code}
          value={props.delegation.code}
          onInput={(code) => props.onChange({ ...props.delegation, code: code.toUpperCase() })}
          maxlength={2}
          autocapitalize="characters"
          spellcheck={false}
          error={props.tried && props.codeWrong && text().access.setUp.codeWrong}
        />
        <BilingualFields
          value={props.delegation.name}
          tried={props.tried}
          onChange={(value) => props.onChange({ ...props.delegation, name: value })}
        />
      </div>
      <Show when={props.delegation.agencies.length > 0}>
        <h3>{text().access.setUp.agencies}</h3>
      </Show>
      <Index each={props.delegation.agencies}>
        {(agency, index) => (
          <div class="set-up__line set-up__line--agency">
            <TextField
              label={text().access.setUp.acronym}
              value={agency().acronym}
              onInput={(acronym) =>
                setAgencies(props.delegation.agencies.map((one, other) => (other === index ? { ...one, acronym } : one)))
              }
              maxlength={20}
              spellcheck={false}
              error={props.tried && acronymWrong(props.delegation, index) && text().access.setUp.acronymMissing}
            />
            <BilingualFields
              value={agency().name}
              tried={props.tried}
              onChange={(value) =>
                setAgencies(props.delegation.agencies.map((one, other) => (other === index ? { ...one, name: value } : one)))
              }
            />
            <IconButton
              icon="trash"
              label={text().access.setUp.removeAgency(agency().acronym || `${index + 1}`)}
              onClick={() => setAgencies(props.delegation.agencies.filter((_, other) => other !== index))}
            />
          </div>
        )}
      </Index>
      <Button
        kind="ghost"
        icon="plus"
        onClick={({ currentTarget }) => {
          setAgencies([...props.delegation.agencies, EMPTY_AGENCY])
          focusFirstOf(currentTarget.previousElementSibling)
        }}
      >
        {text().access.setUp.addAgency}
      </Button>
    </fieldset>
  )
}
