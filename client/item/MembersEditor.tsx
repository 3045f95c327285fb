// The editor of a set of delegations, agencies or people: a list of checkboxes that stays open. Concurrent additions are both kept.
import { createMemo, For, type JSX, Show } from 'solid-js'
import type { DelegationId } from '../../shared/ids.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import type { KeyOf } from '../../shared/views/rule.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { Menu, MenuCheck } from '../ui/Menu.tsx'
import { useItemContext } from './ItemContext.tsx'
import { useItemWrites } from './itemWrites.ts'
import { type EditorProps, ValueButton } from './ValueButton.tsx'

type Props = EditorProps<KeyOf<'delegations' | 'agencies' | 'people'>>
interface Candidate {
  readonly member: string
  readonly draw: () => JSX.Element
}

export function MembersEditor(props: Props) {
  const text = useText()
  const candidates = createCandidates(props)
  const context = useItemContext()
  const write = useItemWrites()
  const members = (): readonly string[] => props.item[props.field]
  return (
    <Menu
      open={props.open}
      onOpenChange={(open) => props.onOpenChange(open)}
      trigger={(given) => <ValueButton {...given} of={{ item: props.item, field: props.field, short: props.short }} />}
    >
      <For each={candidates()} fallback={<div class="menu__label">{text().roadmap.edit.noPeople}</div>}>
        {({ member, draw }) => (
          <MenuCheck
            checked={members().includes(member)}
            onChange={(inside) => context.report(write.setMember(props.item.id, props.field, member, inside))}
          >
            {draw()}
          </MenuCheck>
        )}
      </For>
    </Menu>
  )
}

const createCandidates = (props: Props) => {
  const context = useItemContext()
  const language = useLanguage()
  const text = useText()
  /** Retired ones are offered only if they are already chosen. */
  const offered = <One extends { readonly id: string; readonly retired?: boolean | undefined }>(those: readonly One[]) => {
    const members: readonly string[] = props.item[props.field]
    return those.filter(({ id, retired }) => !retired || members.includes(id))
  }
  const all = {
    delegations: (): readonly Candidate[] =>
      offered(context.delegations()).map((delegation) => ({
        member: delegation.id,
        draw: () => (
          <>
            <DelegationMark code={delegation.code} identity={delegation.identity} /> {delegation.name[language()]}
            <Show when={props.item.lead === delegation.id}>
              <span class="end sub">{text().roadmap.edit.lead}</span>
            </Show>
          </>
        ),
      })),
    agencies: (): readonly Candidate[] =>
      offered(context.agencies()).map((agency) => ({
        member: agency.id,
        draw: () => (
          <>
            <Mark delegation={agency.delegation} />
            {agency.acronym}
            <span class="end sub cut">{agency.name[language()]}</span>
          </>
        ),
      })),
    people: (): readonly Candidate[] =>
      context.members().map((member) => ({
        member: member.account,
        draw: () => (
          <>
            <Mark delegation={member.delegation} />
            {member.name}
          </>
        ),
      })),
  }
  return createMemo(() => (props.open ? all[FIELDS[props.field].kind]() : []))
}

function Mark(props: { delegation: DelegationId | null }) {
  const context = useItemContext()
  return (
    <Show when={context.delegation(props.delegation)}>
      {(delegation) => <DelegationMark code={delegation().code} identity={delegation().identity} />}
    </Show>
  )
}
