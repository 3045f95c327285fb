// The delegations in the order of tables and columns; one at a time is open to be corrected. Retired ones stand below.
import { pickWords } from '../../shared/bilingual.ts'
import { type DelegationId, parseDelegationId } from '../../shared/ids.ts'
import { type Delegation, IDENTITIES } from '../../shared/people.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { createMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { createToday } from '../base/today.ts'
import { cityOfZone, inZone } from '../base/zones.ts'
import { DelegationMark } from '../ui/Marks.tsx'
import { createChange } from './createChange.ts'
import { DelegationForm } from './DelegationForm.tsx'
import { identityWords } from './IdentityChoice.tsx'
import { BothNamesRead, SECONDARY, SECONDARY_NUMBER, SettingsList } from './SettingsList.tsx'

export function DelegationSettings() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const members = createMembers()
  const today = createToday()
  const change = createChange()
  const used = () => group().delegations.filter(({ retired }) => !retired)
  const retired = () => group().delegations.filter((one) => one.retired)
  const nameOf = (one: Delegation) => pickWords(one.name, language())
  const at = (delegation: DelegationId) => ({ group: group().id, delegation })
  const draftOf = ({ code, name, identity, capital = '', zone = '' }: Delegation) => ({ code, name, identity, capital, zone })
  const freeIdentity = () =>
    Array.from({ length: IDENTITIES }, (_, index) => index + 1).find((one) => used().every(({ identity }) => identity !== one)) ?? 1
  const capital = ({ capital: said = '', zone = '' }: Delegation) => said || (zone && (cityOfZone(zone, language()) ?? zone))
  const hour = ({ zone = '' }: Delegation) => {
    today()
    return zone === '' ? null : text().settings.now(inZone(Date.now(), zone).time)
  }
  const people = (id: DelegationId) => members.value()?.filter(({ delegation }) => delegation === id).length ?? null
  const agencies = (id: DelegationId) => group().agencies.filter(({ delegation, retired }) => delegation === id && !retired).length
  const marks = ({ identity }: Delegation) => (
    <>
      <span class="swatch" data-identity={identity} /> <span class="sub">{identityWords(identity, language())}</span>
    </>
  )
  return (
    <SettingsList
      id="delegations"
      why={text().settings.delegationsWhy}
      add={text().settings.delegation}
      change={change}
      rows={used()}
      nameOf={nameOf}
      columns={[
        { title: text().settings.letters, cell: ({ code, identity }) => <DelegationMark code={code} identity={identity} /> },
        { title: text().settings.name, rowHead: {}, cell: ({ name }) => <BothNamesRead name={name} /> },
        { title: text().settings.markShort, class: SECONDARY, cell: marks },
        {
          title: text().settings.capitalsTime,
          class: SECONDARY,
          cell: (one) => (
            <>
              {capital(one)} <span class="sub">{hour(one)}</span>
            </>
          ),
        },
        { title: text().frame.people, class: SECONDARY_NUMBER, cell: ({ id }) => people(id) },
        { title: text().settings.part.agencies, class: SECONDARY_NUMBER, cell: ({ id }) => agencies(id) },
      ]}
      form={(one, close) => (
        <DelegationForm
          label={text().settings.editNamed(nameOf(one))}
          present={draftOf(one)}
          others={used().filter(({ id }) => id !== one.id)}
          save={(changes) => api.send('PATCH /api/groups/:group/delegations/:delegation', at(one.id), changes)}
          retire={() => api.send('PATCH /api/groups/:group/delegations/:delegation', at(one.id), { retired: true })}
          onClose={close}
        />
      )}
      newForm={(close) => (
        <DelegationForm
          label={text().settings.newDelegation}
          present={{ code: '', name: { es: '', en: '' }, identity: freeIdentity(), capital: '', zone: '' }}
          others={used()}
          save={(_, draft) => api.send('POST /api/groups/:group/delegations', { group: group().id }, draft)}
          onClose={close}
        />
      )}
      onOrder={(ids) => {
        const all = [...ids, ...retired().map(({ id }) => id)].flatMap((id) => parseDelegationId(id) ?? [])
        void change.send(() => api.send('PUT /api/groups/:group/delegation-order', { group: group().id }, { order: all }))
      }}
      retired={retired().map((one) => ({ id: one.id, name: `${one.code} · ${nameOf(one)}` }))}
      onRestore={(id) => {
        const delegation = parseDelegationId(id)
        if (delegation)
          void change.send(() => api.send('PATCH /api/groups/:group/delegations/:delegation', at(delegation), { retired: false }))
      }}
    />
  )
}
