// Role, delegation and agency: what a member sits at the table as. The roles offered are those that one may give.

import type { Seat } from '../../shared/api/members.ts'
import { pickWords } from '../../shared/bilingual.ts'
import type { AgencyId, DelegationId } from '../../shared/ids.ts'
import { isolate } from '../../shared/isolate.ts'
import { lacksDelegation, membershipIn, parseRole, ROLES, type Role } from '../../shared/people.ts'
import { mayAssign } from '../../shared/permissions.ts'
import { refusalMessage } from '../../shared/refusalMessages.ts'
import { useActor } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { Select } from '../ui/Field.tsx'

export function SeatFields(props: { seat: Seat; tried: boolean; onChange: (seat: Seat) => void }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const actor = useActor()
  const roles = (): readonly Role[] => {
    const own = membershipIn(actor(), group().id)
    return own ? ROLES.filter((role) => mayAssign(own.role, role)) : []
  }
  const agencies = () =>
    group().agencies.filter(({ id, delegation, retired }) => delegation === props.seat.delegation && (!retired || id === props.seat.agency))
  const delegations = () => group().delegations.filter(({ id, retired }) => !retired || id === props.seat.delegation)
  const delegationOf = (value: string): DelegationId | null => group().delegations.find(({ id }) => id === value)?.id ?? null
  const agencyOf = (value: string): AgencyId | null => agencies().find(({ id }) => id === value)?.id ?? null
  return (
    <>
      <Select
        label={text().people.role}
        value={props.seat.role}
        choices={roles().map((role) => ({ value: role, label: text().people.roles[role] }))}
        onChange={(value) => props.onChange({ ...props.seat, role: parseRole(value) ?? props.seat.role })}
        hint={text().people.roleHints[props.seat.role]}
      />
      <div class="field__row">
        <Select
          label={text().people.delegation}
          value={props.seat.delegation ?? ''}
          choices={[
            { value: '', label: text().people.noDelegation },
            ...delegations().map(({ id, code, name }) => ({ value: id, label: `${isolate(code)} · ${pickWords(name, language())}` })),
          ]}
          error={props.tried && lacksDelegation(props.seat) && refusalMessage('delegation-missing', language())}
          // An agency belongs to one delegation.
          onChange={(value) => props.onChange({ ...props.seat, delegation: delegationOf(value), agency: null })}
        />
        <Select
          label={text().people.agency}
          value={props.seat.agency ?? ''}
          disabled={agencies().length === 0}
          choices={[
            { value: '', label: text().people.noAgency },
            ...agencies().map(({ id, acronym, name }) => ({ value: id, label: `${isolate(acronym)} · ${pickWords(name, language())}` })),
          ]}
          onChange={(value) => props.onChange({ ...props.seat, agency: agencyOf(value) })}
        />
      </div>
    </>
  )
}
