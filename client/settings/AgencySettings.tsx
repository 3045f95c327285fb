// The agencies, delegation by delegation, each with its acronym and its name in both languages.
import { createSignal, For, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { type AgencyId, type DelegationId, parseAgencyId, parseDelegationId } from '../../shared/ids.ts'
import { useApi } from '../base/actor.tsx'
import { delegationIn, useGroup } from '../base/group.tsx'
import { createMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useRoadMap } from '../live/LiveDocument.tsx'
import { FailureNote } from '../members/FailureNote.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { AgencyForm } from './AgencyForm.tsx'
import { createChange } from './createChange.ts'
import { createOrder } from './createOrder.tsx'
import { Retired } from './Retired.tsx'
import { Section } from './Section.tsx'
import { BothNamesRead, SettingsRow } from './SettingsRow.tsx'

const NEW = 'new'

export function AgencySettings() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const members = createMembers()
  const roadMap = useRoadMap()
  const change = createChange()
  const [open, setOpen] = createSignal<string | null>(null)
  const delegations = () => group().delegations.filter(({ retired }) => !retired)
  const agencies = () => group().agencies.filter(({ retired, delegation }) => !retired && delegations().some(({ id }) => id === delegation))
  const retired = () => group().agencies.filter((one) => one.retired)
  const of = (delegation: DelegationId) => agencies().filter((one) => one.delegation === delegation)
  const at = (agency: AgencyId) => ({ group: group().id, agency })
  const order = createOrder({
    ids: () => agencies().map(({ id }) => id),
    move: (ids) => {
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
    },
  })
  const people = (id: AgencyId) => members.value()?.filter(({ agency }) => agency === id).length ?? null
  const items = (id: AgencyId) => Object.values(roadMap.items).filter((item) => !item.archived && item.agencies.includes(id)).length
  return (
    <Section
      id="agencies"
      title={text().settings.part.agencies}
      why={String(agencies().length)}
      add={delegations().length > 0 ? text().settings.agency : undefined}
      onAdd={() => setOpen(NEW)}
    >
      <Show when={change.failure()}>{(failure) => <FailureNote failure={failure()} />}</Show>
      <table class="settings__table">
        <caption class="vh">{text().settings.part.agencies}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">{text().settings.order}</span>
            </th>
            <th scope="col">{text().settings.of}</th>
            <th scope="col">{text().settings.acronym}</th>
            <th scope="col">{text().settings.name}</th>
            <th scope="col" class="settings__more settings__n">
              {text().frame.people}
            </th>
            <th scope="col" class="settings__more settings__n">
              {text().settings.items}
            </th>
            <th scope="col">
              <span class="vh">{text().settings.edit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Show when={open() === NEW}>
            <tr>
              <td colspan={7}>
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
                  onClose={() => setOpen(null)}
                />
              </td>
            </tr>
          </Show>
          <For each={delegations()}>
            {(delegation) => (
              <For each={of(delegation.id)}>
                {(one, index) => (
                  <SettingsRow
                    id={one.id}
                    name={one.acronym}
                    order={order}
                    columns={7}
                    open={open() === one.id}
                    onOpen={(on) => setOpen(on ? one.id : null)}
                    form={
                      <AgencyForm
                        label={text().settings.editNamed(one.acronym)}
                        present={{ acronym: one.acronym, name: one.name }}
                        save={(changes) => api.send('PATCH /api/groups/:group/agencies/:agency', at(one.id), changes)}
                        retire={() => api.send('PATCH /api/groups/:group/agencies/:agency', at(one.id), { retired: true })}
                        onClose={() => setOpen(null)}
                      />
                    }
                  >
                    <td>
                      <Show when={index() === 0} fallback={<span class="vh">{delegation.code}</span>}>
                        <DelegationMark code={delegation.code} identity={delegation.identity} />
                      </Show>
                    </td>
                    <th scope="row" class="settings__acronym">
                      {one.acronym}
                    </th>
                    <td>
                      <BothNamesRead name={one.name} />
                    </td>
                    <td class="settings__more settings__n">{people(one.id)}</td>
                    <td class="settings__more settings__n">{items(one.id)}</td>
                  </SettingsRow>
                )}
              </For>
            )}
          </For>
        </tbody>
      </table>
      <Retired
        all={retired().map((one) => ({
          id: one.id,
          name: `${delegationIn(group(), one.delegation)?.code ?? ''} ${one.acronym} · ${pickWords(one.name, language())}`,
        }))}
        onRestore={(id) => {
          const agency = parseAgencyId(id)
          if (agency) void change.send(() => api.send('PATCH /api/groups/:group/agencies/:agency', at(agency), { retired: false }))
        }}
      />
    </Section>
  )
}
