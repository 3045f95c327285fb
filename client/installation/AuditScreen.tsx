// For chair and secretariat: who did what in the group, when and from where.
import { Show } from 'solid-js'
import { useCan } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { useGroup } from '../base/group.tsx'
import { createMembers } from '../base/groupFacts.ts'
import { useText } from '../base/i18n.tsx'
import { ScreenPage } from '../ui/Page.tsx'
import { Note } from '../ui/States.tsx'
import { AuditLines } from './AuditLines.tsx'
import '../styles/installation.css'

export function AuditScreen() {
  const text = useText()
  const can = useCan()
  const group = useGroup()
  return (
    <ScreenPage title={text().audit.title}>
      <div class="main__scroll" role="region" aria-label={text().audit.title} tabindex={0}>
        <div class="installation audit">
          <Show when={can('audit.read', group().id)} fallback={<Note icon="lock">{text().audit.notYours}</Note>}>
            <OfGroup />
          </Show>
        </div>
      </div>
    </ScreenPage>
  )
}

function OfGroup() {
  const text = useText()
  const group = useGroup()
  const members = createMembers()
  return (
    <AuditLines
      why={text().audit.why}
      people={members.value() ?? []}
      group={group()}
      page={(filter) => address('/api/groups/:group/audit', { group: group().id, ...filter })}
      file={(filter) => address('/api/groups/:group/audit/export', { group: group().id, ...filter })}
    />
  )
}
