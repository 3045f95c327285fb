// The filters of the pairs: to translate or to confirm, language, subject and author. All are stored in the address.
import { useSearchParams } from '@solidjs/router'
import { For } from 'solid-js'
import { LANGUAGES } from '../../../shared/bilingual.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { STATES, WAITING_KINDS, type WaitingFilter } from './waitingFilter.ts'

const ALL = 'all'

export function WaitingFilters(props: { filter: WaitingFilter; found: number | null }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const [, setQuery] = useSearchParams()
  const set = (key: string, value: string) => setQuery({ [key]: value === ALL ? null : value }, { replace: true, scroll: false })
  return (
    <div class="toolbar">
      <Segmented
        label={text().pairs.list.state}
        value={props.filter.state}
        segments={STATES.map((value) => ({ value, label: text().pairs.list.states[value] }))}
        onChange={(value) => setQuery({ state: value === 'translate' ? null : value }, { replace: true, scroll: false })}
      />
      <Segmented
        label={text().pairs.list.into}
        value={props.filter.into ?? ALL}
        segments={[
          { value: ALL, label: text().pairs.list.bothLanguages },
          ...LANGUAGES.map((value) => ({ value, label: value.toUpperCase(), name: text().pairs.list.intoName[value] })),
        ]}
        onChange={(value) => set('into', value)}
      />
      <Segmented
        label={text().pairs.list.kind}
        value={props.filter.kind ?? ALL}
        segments={[
          { value: ALL, label: text().pairs.list.allKinds },
          ...WAITING_KINDS.map((value) => ({ value, label: text().pairs.list.kinds[value] })),
        ]}
        onChange={(value) => set('kind', value)}
      />
      <select
        class="input input--inline"
        aria-label={text().pairs.list.whose}
        onChange={(event) => set('delegation', event.currentTarget.value)}
      >
        <option value={ALL} selected={props.filter.whose === null}>
          {text().pairs.list.allDelegations}
        </option>
        <For each={group().delegations}>
          {(one) => (
            <option value={one.id} selected={props.filter.whose === one.id}>
              {one.code} · {one.name[language()]}
            </option>
          )}
        </For>
      </select>
      <span class="toolbar__end sub" role="status">
        {props.found === null ? '' : text().pairs.list.found(props.found)}
      </span>
    </div>
  )
}
