// For operators of the installation: how it is doing, its groups, its accounts, the audit and the settings; no content of any group.
import { useSearchParams } from '@solidjs/router'
import { type Component, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useActorContext, useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { useText } from '../base/i18n.tsx'
import { AuditLines } from '../installation/AuditLines.tsx'
import { InstallationParts } from '../installation/InstallationParts.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Note } from '../ui/States.tsx'
import { Accounts } from './Accounts.tsx'
import { Groups } from './Groups.tsx'
import { SettingsInUse } from './SettingsInUse.tsx'
import '../styles/installation.css'
import '../styles/administration.css'

const PARTS = ['state', 'groups', 'accounts', 'audit', 'settings'] as const
type Part = (typeof PARTS)[number]

export function AdministrationScreen() {
  const text = useText()
  const { state } = useActorContext()
  const [query, setQuery] = useSearchParams()
  const part = (): Part => PARTS.find((one) => one === query.part) ?? 'state'
  /** Null while only the device's cache says who is signed in. */
  const me = () => {
    const now = state()
    return now.type === 'signedIn' ? now.me : null
  }
  return (
    <ScreenPage title={text().administration.title}>
      <div class="main__scroll" role="region" aria-label={text().administration.title} tabindex={0}>
        <div class="administration">
          <Show when={me()} fallback={<Note icon="cloud-off">{text().common.needsConnection}</Note>}>
            {(known) => (
              <Show when={known().operator} fallback={<Note icon="lock">{text().administration.notYours}</Note>}>
                <p class="sub">{text().administration.why}</p>
                <Segmented
                  label={text().administration.parts}
                  value={part()}
                  segments={PARTS.map((value) => ({ value, label: text().administration.part[value] }))}
                  onChange={(value) => setQuery({ part: value === 'state' ? null : value, q: null, sort: null, page: null })}
                />
                <Dynamic component={SHOWN[part()]} />
              </Show>
            )}
          </Show>
        </div>
      </div>
    </ScreenPage>
  )
}

function InstallationState() {
  const api = useApi()
  return (
    <div class="installation">
      <InstallationParts
        path={address('/api/administration/installation', {})}
        verification={null}
        testMail={() => api.send('POST /api/administration/test-mail', {})}
      />
    </div>
  )
}

function Audit() {
  const text = useText()
  return (
    <div class="installation audit">
      <AuditLines
        why={text().administration.auditWhy}
        people={[]}
        group={{ name: text().administration.ofGroup, documents: [], delegations: [], agencies: [] }}
        page={(filter) => address('/api/administration/audit', filter)}
        file={(filter) => address('/api/administration/audit/export', filter)}
      />
    </div>
  )
}

const SHOWN: Readonly<Record<Part, Component>> = {
  state: InstallationState,
  groups: Groups,
  accounts: Accounts,
  audit: Audit,
  settings: SettingsInUse,
}
