// The agencies, delegation by delegation, each with its acronym and its name in both languages.
import { createSignal, For, Show } from 'solid-js'
import { otherLanguage, pickWords } from '../../shared/bilingual.ts'
import { type AgencyId, type DelegationId, parseAgencyId, parseDelegationId } from '../../shared/ids.ts'
import type { Agency } from '../../shared/people.ts'
import { useApi } from '../base/actor.tsx'
import type { Answer } from '../base/api.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { createMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useRoadMap } from '../live/LiveDocument.tsx'
import { FailureNote } from '../members/FailureNote.tsx'
import { Button } from '../ui/Button.tsx'
import { Select, TextField } from '../ui/Field.tsx'
import { focusFirstError } from '../ui/firstError.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { BothNames } from './BothNames.tsx'
import { createChange, differences } from './createChange.ts'
import { createOrder } from './createOrder.tsx'
import { Retired } from './DelegationSettings.tsx'
import { Section } from './Section.tsx'

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
                  <>
                    <tr
                      data-row={one.id}
                      classList={{
                        'is-dragged': order.isDragged(one.id),
                        'is-above': order.fallsAt(`${one.id} upper`),
                        'is-below': order.fallsAt(`${one.id} lower`),
                      }}
                    >
                      <td>
                        <order.Handle id={one.id} label={text().settings.moveNamed(one.acronym)} />
                      </td>
                      <td>
                        <Show when={index() === 0} fallback={<span class="vh">{delegation.code}</span>}>
                          <DelegationMark code={delegation.code} identity={delegation.identity} />
                        </Show>
                      </td>
                      <th scope="row" class="settings__acronym">
                        {one.acronym}
                      </th>
                      <td>
                        <span lang={language()}>{one.name[language()]}</span>
                        <Show when={one.name.es !== one.name.en}>
                          <span class="settings__other" lang={otherLanguage(language())}>
                            {one.name[otherLanguage(language())]}
                          </span>
                        </Show>
                      </td>
                      <td class="settings__more settings__n">{people(one.id)}</td>
                      <td class="settings__more settings__n">{items(one.id)}</td>
                      <td class="settings__n">
                        <IconButton
                          icon={open() === one.id ? 'chevron-up' : 'pencil'}
                          label={open() === one.id ? text().settings.closeNamed(one.acronym) : text().settings.editNamed(one.acronym)}
                          aria-expanded={open() === one.id}
                          onClick={() => setOpen(open() === one.id ? null : one.id)}
                        />
                      </td>
                    </tr>
                    <Show when={open() === one.id}>
                      <tr>
                        <td colspan={7}>
                          <AgencyForm
                            label={text().settings.editNamed(one.acronym)}
                            present={{ acronym: one.acronym, name: one.name }}
                            save={(changes) => api.send('PATCH /api/groups/:group/agencies/:agency', at(one.id), changes)}
                            retire={() => api.send('PATCH /api/groups/:group/agencies/:agency', at(one.id), { retired: true })}
                            onClose={() => setOpen(null)}
                          />
                        </td>
                      </tr>
                    </Show>
                  </>
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

type Draft = Pick<Agency, 'acronym' | 'name'>
const LONGEST_ACRONYM = 40
const LONGEST = 160

function AgencyForm(props: {
  label: string
  present: Draft
  asksDelegation?: boolean
  save: (changes: Partial<Draft>, draft: Draft & { readonly delegation: string }) => Promise<Answer<unknown>>
  retire?: () => Promise<Answer<unknown>>
  onClose: () => void
}) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const change = createChange()
  const [draft, setDraft] = createSignal<Draft>(props.present)
  const [delegation, setDelegation] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const choices = () =>
    group()
      .delegations.filter(({ retired }) => !retired)
      .map(({ id, code, name }) => ({ value: id, label: `${code} · ${pickWords(name, language())}` }))
  const chosen = () => delegation() || (choices()[0]?.value ?? '')
  const acronymWrong = () => tried() && !/[A-Za-z0-9]/.test(draft().acronym) && text().settings.acronymWrong
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const { name } = draft()
    if (acronymWrong() || name.es.trim() === '' || name.en.trim() === '') return focusFirstError(event.currentTarget)
    const changes = differences(props.present, draft())
    if (!changes || (await change.send(() => props.save(changes, { ...draft(), delegation: chosen() })))) props.onClose()
  }
  const retire = async () => {
    const ask = props.retire
    if (ask && (await change.send(ask))) props.onClose()
  }
  return (
    <form
      class="settings__edit"
      aria-label={props.label}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <Show when={change.failure()}>{(failure) => <FailureNote failure={failure()} />}</Show>
      <Show when={props.asksDelegation}>
        <Select label={text().settings.of} value={chosen()} choices={choices()} onChange={setDelegation} />
      </Show>
      <div class="settings__names">
        <TextField
          label={text().settings.acronym}
          value={draft().acronym}
          maxlength={LONGEST_ACRONYM}
          spellcheck={false}
          onInput={(acronym) => setDraft({ ...draft(), acronym })}
          error={acronymWrong()}
        />
        <BothNames value={draft().name} most={LONGEST} tried={tried()} onChange={(name) => setDraft({ ...draft(), name })} />
      </div>
      <p class="settings__foot">
        <Show when={props.retire}>
          <Button kind="ghost" icon="archive" onClick={() => void retire()}>
            {text().settings.retire}
          </Button>
        </Show>
        <span class="end row">
          <Button onClick={() => props.onClose()}>{text().common.cancel}</Button>
          <Button kind="primary" type="submit" busy={change.busy() && text().common.saving}>
            {text().common.save}
          </Button>
        </span>
      </p>
    </form>
  )
}
