// The settings with which the server was started. They are changed where it is started, not here.
import { For, Show } from 'solid-js'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useText } from '../base/i18n.tsx'
import { QueryGate } from '../states/QueryGate.tsx'

export function SettingsInUse() {
  const text = useText()
  const query = createQuery(() => address('/api/administration/settings', {}))
  return (
    <>
      <p class="sub">{text().administration.settings.why}</p>
      <QueryGate query={query}>
        {(settings) => (
          <div class="administration__table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{text().administration.settings.name}</th>
                  <th scope="col">{text().administration.settings.value}</th>
                </tr>
              </thead>
              <tbody>
                <For each={settings()}>
                  {(setting) => (
                    <tr>
                      <th scope="row">
                        <code>{setting.name}</code>
                      </th>
                      <td data-label={text().administration.settings.value}>
                        <Show
                          when={setting.value}
                          fallback={
                            <span class="muted">
                              {setting.from === 'given' ? text().administration.settings.secret : text().administration.settings.otherwise}
                            </span>
                          }
                        >
                          {(value) => <code>{value()}</code>}
                        </Show>
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        )}
      </QueryGate>
    </>
  )
}
