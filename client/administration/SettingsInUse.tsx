// The settings with which the server was started. They are changed where it is started, not here.
import { Show } from 'solid-js'
import type { SettingInUse } from '../../shared/api/administration.ts'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useText } from '../base/i18n.tsx'
import { QueryGate } from '../states/QueryGate.tsx'
import { FactsTable } from './FactsTable.tsx'

export function SettingsInUse() {
  const text = useText()
  const query = createQuery(() => address('/api/administration/settings', {}))
  const words = () => text().administration.settings
  const value = ({ value, from }: SettingInUse) => (
    <Show when={value} fallback={<span class="muted">{from === 'given' ? words().secret : words().otherwise}</span>}>
      {(given) => <code>{given()}</code>}
    </Show>
  )
  return (
    <>
      <p class="sub">{words().why}</p>
      <QueryGate query={query}>
        {(settings) => (
          <FactsTable
            heads={[words().name, words().value]}
            rows={settings()}
            cells={(setting) => [<code>{setting.name}</code>, value(setting)]}
          />
        )}
      </QueryGate>
    </>
  )
}
