// An agency that the file names and the group does not have: created here by chair or secretariat, as in the settings.
import { parseDelegationId } from '../../shared/ids.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { AgencyForm } from '../settings/AgencyForm.tsx'

const LONGEST_ACRONYM = 12

/** `called`: as the file writes it: an acronym if it is one word. */
export function MissingAgency(props: { called: string; onClose: () => void; onCreate: (id: string) => void }) {
  const text = useText()
  const group = useGroup()
  const api = useApi()
  const isAcronym = () => !/\s/.test(props.called) && props.called.length <= LONGEST_ACRONYM
  return (
    <AgencyForm
      label={text().importing.agencyFor(props.called)}
      present={{ acronym: isAcronym() ? props.called : '', name: isAcronym() ? { es: '', en: '' } : { es: props.called, en: '' } }}
      asksDelegation
      save={async (_, draft) => {
        const delegation = parseDelegationId(draft.delegation) ?? group().delegations[0]?.id
        if (!delegation) return { ok: false, why: 'offline' } as const
        const answer = await api.send('POST /api/groups/:group/agencies', { group: group().id }, { ...draft, delegation })
        if (answer.ok) props.onCreate(answer.value.id)
        return answer
      }}
      onClose={props.onClose}
    />
  )
}
