// For chair and secretariat: whether work is safe, whether it is fast, and what to do where it is not.
import { Show } from 'solid-js'
import { useApi, useCan } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { Note } from '../ui/States.tsx'
import { InstallationParts } from './InstallationParts.tsx'
import '../styles/installation.css'

export function InstallationScreen() {
  const text = useText()
  const api = useApi()
  const can = useCan()
  const group = useGroup()
  return (
    <ScreenPage title={text().installation.title}>
      <div class="main__scroll" role="region" aria-label={text().installation.title} tabindex={0}>
        <div class="installation">
          <Show when={can('installation.read', group().id)} fallback={<Note icon="lock">{text().installation.notYours}</Note>}>
            <InstallationParts
              path={address('/api/groups/:group/installation', { group: group().id })}
              verification={`/g/${group().id}/verification`}
              testMail={() => api.send('POST /api/groups/:group/test-mail', { group: group().id })}
            />
          </Show>
        </div>
      </div>
    </ScreenPage>
  )
}
