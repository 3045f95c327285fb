// The kinds of own fields, as tiles of which one is chosen.
import { For } from 'solid-js'
import { OWN_KINDS, type OwnKind } from '../../shared/roadmap/ownKeys.ts'
import { useText } from '../base/i18n.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'

export const OWN_KIND_ICONS: Readonly<Record<OwnKind, IconName>> = {
  text: 'type',
  number: 'hash',
  day: 'calendar',
  choice: 'target',
  choices: 'list-checks',
  party: 'users',
  address: 'link',
}

export function OwnKindTiles(props: { value: OwnKind; onChange: (kind: OwnKind) => void }) {
  const text = useText()
  const words = () => text().settings.own
  return (
    <fieldset>
      <legend class="settings__label">
        {words().kind} <span class="sub">{words().kindStays}</span>
      </legend>
      <div class="settings__kinds">
        <For each={OWN_KINDS}>
          {(kind) => (
            <label>
              <input type="radio" class="vh" name="own-kind" checked={props.value === kind} onChange={() => props.onChange(kind)} />
              <Icon name={OWN_KIND_ICONS[kind]} />
              <span>
                {words().kinds[kind]}
                <span class="sub">{words().hints[kind]}</span>
              </span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}
