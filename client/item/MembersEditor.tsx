// A set of delegations, agencies or people: a checklist that stays open. Two people who add at once both succeed.
import { createMemo, For, type JSX, Show } from 'solid-js'
import type { Result } from '../../shared/result.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { Menu, MenuCheck } from '../ui/Menu.tsx'
import { useItemContext } from './ItemContext.tsx'
import { type EditorProps, ValueButton } from './ValueButton.tsx'
import { useItemWrites } from './writes.ts'

interface Candidate {
  readonly isIn: () => boolean
  readonly draw: () => JSX.Element
  readonly put: (inside: boolean) => Result<unknown>
}

export function MembersEditor(props: EditorProps) {
  const text = useText()
  const candidates = createCandidates(props)
  const context = useItemContext()
  return (
    <Menu
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
      trigger={(given) => <ValueButton {...given} of={{ item: props.item, field: props.field, short: props.short }} />}
    >
      <For each={candidates()} fallback={<div class="menu__label">{text().roadmap.edit.noPeople}</div>}>
        {(candidate) => (
          <MenuCheck checked={candidate.isIn()} onChange={(inside) => context.tell(candidate.put(inside))}>
            {candidate.draw()}
          </MenuCheck>
        )}
      </For>
    </Menu>
  )
}

const createCandidates = (props: EditorProps) => {
  const context = useItemContext()
  const language = useLanguage()
  const text = useText()
  const write = useItemWrites()

  const delegations = (): readonly Candidate[] =>
    context.delegations().map((delegation) => ({
      isIn: () => props.item.coDelegations.includes(delegation.id),
      draw: () => (
        <>
          <DelegationMark code={delegation.code} identity={delegation.identity} /> {delegation.name[language()]}
          <Show when={props.item.lead === delegation.id}>
            <span class="end sub">{text().roadmap.edit.lead}</span>
          </Show>
        </>
      ),
      put: (inside) =>
        inside
          ? write.addToSet(props.item.id, 'coDelegations', delegation.id)
          : write.removeFromSet(props.item.id, 'coDelegations', delegation.id),
    }))
  const agencies = (): readonly Candidate[] =>
    context.agencies().map((agency) => ({
      isIn: () => props.item.agencies.includes(agency.id),
      draw: () => (
        <>
          <Mark delegation={agency.delegation} />
          {agency.acronym}
          <span class="end sub cut">{agency.name[language()]}</span>
        </>
      ),
      put: (inside) =>
        inside ? write.addToSet(props.item.id, 'agencies', agency.id) : write.removeFromSet(props.item.id, 'agencies', agency.id),
    }))
  const people = (): readonly Candidate[] =>
    context.members().map((member) => ({
      isIn: () => props.item.people.includes(member.account),
      draw: () => (
        <>
          <Mark delegation={member.delegation} />
          {member.name}
        </>
      ),
      put: (inside) =>
        inside ? write.addToSet(props.item.id, 'people', member.account) : write.removeFromSet(props.item.id, 'people', member.account),
    }))
  return createMemo(() => {
    if (!props.open) return []
    return props.field === 'coDelegations' ? delegations() : props.field === 'agencies' ? agencies() : people()
  })
}

function Mark(props: { delegation: Parameters<ReturnType<typeof useItemContext>['delegation']>[0] }) {
  const context = useItemContext()
  return (
    <Show when={context.delegation(props.delegation)}>
      {(delegation) => <DelegationMark code={delegation().code} identity={delegation().identity} />}
    </Show>
  )
}
