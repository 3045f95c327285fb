// The agencies, delegation by delegation, each with its acronym and its name in both languages.
import { Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { type AgencyId, type DelegationId, parseAgencyId, parseDelegationId } from '../../shared/ids.ts'
import type { Agency } from '../../shared/people.ts'
import { useApi } from '../base/actor.tsx'
import { delegationIn, useGroup } from '../base/group.tsx'
import { createMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useRoadMap } from '../live/LiveDocument.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { AgencyForm } from './AgencyForm.tsx'
import { createChange } from './createChange.ts'
import { BothNamesRead, SECONDARY_NUMBER, SettingsList } from './SettingsList.tsx'

export function AgencySettings() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const members = createMembers()
  const roadMap = useRoadMap()
  const change = createChange()
  const delegations = () => group().delegations.filter(({ retired }) => !retired)
  const of = (delegation: DelegationId) => group().agencies.filter((one) => one.delegation === delegation && !one.retired)
  const agencies = () => delegations().flatMap(({ id }) => of(id))
  const retired = () => group().agencies.filter((one) => one.retired)
  const at = (agency: AgencyId) => ({ group: group().id, agency })
  const reorder = (ids: readonly string[]) => {
    // An agency stays with its delegation: only the order within one can be another.
    for (const { id: delegation } of delegations()) {
      const now = of(delegation).map(({ id }) => id)
      const next = ids.flatMap((id) => now.find((one) => one === id) ?? [])
      if (next.join() === now.join()) continue
      const rest = group().agencies.filter((one) => one.delegation === delegation && one.retired)
      const all = [...next, ...rest.map(({ id }) => id)]
      void change.send(() =>
        api.send('PUT /api/groups/:group/delegations/:delegation/agency-order', { group: group().id, delegation }, { order: all }),
      )
    }
  }
  const people = (id: AgencyId) => members.value()?.filter(({ agency }) => agency === id).length ?? null
  const items = (id: AgencyId) => Object.values(roadMap.items).filter((item) => !item.archived && item.agencies.includes(id)).length
  return (
    <SettingsList
      id="agencies"
      why={String(agencies().length)}
      add={delegations().length > 0 ? text().settings.agency : undefined}
      change={change}
      rows={agencies()}
      nameOf={({ acronym }) => acronym}
      columns={[
        { title: text().settings.of, cell: (one) => <DelegationOf agency={one} isFirst={of(one.delegation)[0] === one} /> },
        { title: text().settings.acronym, rowHead: { class: 'settings__acronym' }, cell: ({ acronym }) => acronym },
        { title: text().settings.name, cell: ({ name }) => <BothNamesRead name={name} /> },
        { title: text().frame.people, class: SECONDARY_NUMBER, cell: ({ id }) => people(id) },
        { title: text().settings.items, class: SECONDARY_NUMBER, cell: ({ id }) => items(id) },
      ]}
      form={(one, close) => (
        <AgencyForm
          label={text().settings.editNamed(one.acronym)}
          present={{ acronym: one.acronym, name: one.name }}
          save={(changes) => api.send('PATCH /api/groups/:group/agencies/:agency', at(one.id), changes)}
          retire={() => api.send('PATCH /api/groups/:group/agencies/:agency', at(one.id), { retired: true })}
          onClose={close}
        />
      )}
      newFirst
      newForm={(close) => (
        <AgencyForm
          label={text().settings.newAgency}
          present={{ acronym: '', name: { es: '', en: '' } }}
          asksDelegation
          save={(_, draft) => {
            const delegation = parseDelegationId(draft.delegation) ?? delegations()[0]?.id
            return delegation
              ? api.send('POST /api/groups/:group/agencies', { group: group().id }, { ...draft, delegation })
              : Promise.resolve({ ok: false, why: 'offline' } as const)
          }}
          onClose={close}
        />
      )}
      onOrder={reorder}
      retired={retired().map((one) => ({
        id: one.id,
        name: `${delegationIn(group(), one.delegation)?.code ?? ''} ${one.acronym} · ${pickWords(one.name, language())}`,
      }))}
      onRestore={(id) => {
        const agency = parseAgencyId(id)
        if (agency) void change.send(() => api.send('PATCH /api/groups/:group/agencies/:agency', at(agency), { retired: false }))
      }}
    />
  )
}

/** Once for all agencies of a delegation. */
function DelegationOf(props: { agency: Agency; isFirst: boolean }) {
  const group = useGroup()
  return (
    <Show when={delegationIn(group(), props.agency.delegation)}>
      {(delegation) => (
        <Show when={props.isFirst} fallback={<span class="vh">{delegation().code}</span>}>
          <DelegationMark code={delegation().code} identity={delegation().identity} />
        </Show>
      )}
    </Show>
  )
}
