// The delegations in the order of tables and columns; one at a time is open to be corrected. Retired ones stand below.
import { createSignal, For, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { IDENTITY_WORDS } from '../../shared/history/settingWords.ts'
import { type DelegationId, parseDelegationId } from '../../shared/ids.ts'
import { type Delegation, IDENTITIES } from '../../shared/people.ts'
import { useApi } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { createMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { createToday } from '../base/today.ts'
import { cityOf, inZone } from '../base/zones.ts'
import { FailureNote } from '../members/FailureNote.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { createChange } from './createChange.ts'
import { createOrder } from './createOrder.tsx'
import { DelegationForm } from './DelegationForm.tsx'
import { Retired } from './Retired.tsx'
import { Section } from './Section.tsx'
import { BothNamesRead, SettingsRow } from './SettingsRow.tsx'
import { sentenceCase } from './sentenceCase.ts'

const NEW = 'new'

export function DelegationSettings() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const members = createMembers()
  const today = createToday()
  const change = createChange()
  const [open, setOpen] = createSignal<string | null>(null)
  const used = () => group().delegations.filter(({ retired }) => !retired)
  const retired = () => group().delegations.filter((one) => one.retired)
  const othersOf = (id: string) => used().filter((one) => one.id !== id)
  const nameOf = (one: Delegation) => pickWords(one.name, language())
  const at = (delegation: DelegationId) => ({ group: group().id, delegation })
  const order = createOrder({
    ids: () => used().map(({ id }) => id),
    move: (ids) => {
      const all = [...ids, ...retired().map(({ id }) => id)].flatMap((id) => parseDelegationId(id) ?? [])
      void change.send(() => api.send('PUT /api/groups/:group/delegation-order', { group: group().id }, { order: all }))
    },
  })
  const draftOf = ({ code, name, identity, capital = '', zone = '' }: Delegation) => ({ code, name, identity, capital, zone })
  const freeIdentity = () =>
    Array.from({ length: IDENTITIES }, (_, index) => index + 1).find((one) => used().every(({ identity }) => identity !== one)) ?? 1
  const capital = ({ capital: said = '', zone = '' }: Delegation) => said || (zone && (cityOf(zone, language()) ?? zone))
  const hour = ({ zone = '' }: Delegation) => {
    today()
    return zone === '' ? null : text().settings.now(inZone(Date.now(), zone).time)
  }
  const count = (id: DelegationId) => members.value()?.filter(({ delegation }) => delegation === id).length ?? null
  return (
    <Section
      id="delegations"
      title={text().settings.part.delegations}
      why={text().settings.delegationsWhy}
      add={text().settings.delegation}
      onAdd={() => setOpen(NEW)}
    >
      <Show when={change.failure()}>{(failure) => <FailureNote failure={failure()} />}</Show>
      <table class="settings__table">
        <caption class="vh">{text().settings.part.delegations}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">{text().settings.order}</span>
            </th>
            <th scope="col">{text().settings.letters}</th>
            <th scope="col">{text().settings.name}</th>
            <th scope="col" class="settings__more">
              {text().settings.markShort}
            </th>
            <th scope="col" class="settings__more">
              {text().settings.capitalsTime}
            </th>
            <th scope="col" class="settings__more settings__n">
              {text().frame.people}
            </th>
            <th scope="col" class="settings__more settings__n">
              {text().settings.part.agencies}
            </th>
            <th scope="col">
              <span class="vh">{text().settings.edit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={used()}>
            {(one) => (
              <SettingsRow
                id={one.id}
                name={nameOf(one)}
                order={order}
                columns={8}
                open={open() === one.id}
                onOpen={(on) => setOpen(on ? one.id : null)}
                form={
                  <DelegationForm
                    label={text().settings.editNamed(nameOf(one))}
                    present={draftOf(one)}
                    others={othersOf(one.id)}
                    save={(changes) => api.send('PATCH /api/groups/:group/delegations/:delegation', at(one.id), changes)}
                    retire={() => api.send('PATCH /api/groups/:group/delegations/:delegation', at(one.id), { retired: true })}
                    onClose={() => setOpen(null)}
                  />
                }
              >
                <td>
                  <DelegationMark code={one.code} identity={one.identity} />
                </td>
                <th scope="row">
                  <BothNamesRead name={one.name} />
                </th>
                <td class="settings__more">
                  <span class="swatch" data-identity={one.identity} />{' '}
                  <span class="sub">{sentenceCase(IDENTITY_WORDS[one.identity - 1]?.[language()] ?? '')}</span>
                </td>
                <td class="settings__more">
                  {capital(one)} <span class="sub">{hour(one)}</span>
                </td>
                <td class="settings__more settings__n">{count(one.id)}</td>
                <td class="settings__more settings__n">
                  {group().agencies.filter((agency) => agency.delegation === one.id && !agency.retired).length}
                </td>
              </SettingsRow>
            )}
          </For>
          <Show when={open() === NEW}>
            <tr>
              <td colspan={8}>
                <DelegationForm
                  label={text().settings.newDelegation}
                  present={{ code: '', name: { es: '', en: '' }, identity: freeIdentity(), capital: '', zone: '' }}
                  others={used()}
                  save={(_, draft) => api.send('POST /api/groups/:group/delegations', { group: group().id }, draft)}
                  onClose={() => setOpen(null)}
                />
              </td>
            </tr>
          </Show>
        </tbody>
      </table>
      <Retired
        all={retired().map((one) => ({ id: one.id, name: `${one.code} · ${nameOf(one)}` }))}
        onRestore={(id) => {
          const delegation = parseDelegationId(id)
          if (delegation)
            void change.send(() => api.send('PATCH /api/groups/:group/delegations/:delegation', at(delegation), { retired: false }))
        }}
      />
    </Section>
  )
}
