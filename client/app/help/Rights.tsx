// Table of roles and actions, generated from the permissions that the server enforces.
import { For } from 'solid-js'
import { ROLES } from '../../../shared/people.ts'
import { rolesFor } from '../../../shared/permissions.ts'
import { useText } from '../../base/i18n.tsx'
import { Icon } from '../../ui/Icon.tsx'

const ACTIONS = [
  'document.read',
  'document.write',
  'page.create',
  'history.read',
  'moment.name',
  'draft.read',
  'meeting.plan',
  'meeting.conduct',
  'group.change',
  'members.invite',
  'members.change',
  'log.verify',
  'archive.export',
] as const

export function Rights() {
  const text = useText()
  return (
    // Wider than a phone: it has its own scroll container, which is focusable.
    <div class="rights" role="region" aria-label={text().help.rights} tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">{text().help.action}</th>
            <For each={ROLES}>{(role) => <th scope="col">{text().people.roles[role]}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={ACTIONS}>
            {(action) => (
              <tr>
                <th scope="row">{text().help.actions[action]}</th>
                <For each={ROLES}>
                  {(role) => {
                    const may = () => rolesFor(action).includes(role)
                    return (
                      <td classList={{ rights__no: !may() }}>
                        <Icon name={may() ? 'check' : 'minus'} size="s" />
                        <span class="vh">{may() ? text().help.yes : text().help.no}</span>
                      </td>
                    )
                  }}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
