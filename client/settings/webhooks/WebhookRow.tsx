// One webhook: its name and address, its events, its state, and its actions.
import { For, Show } from 'solid-js'
import type { Webhook } from '../../../shared/api/webhooks.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { joinNames } from '../../base/intl.ts'
import { Button } from '../../ui/Button.tsx'
import { Badge } from '../../ui/Chip.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { webhookState } from './webhookWords.ts'

export type WebhookAction = 'deliveries' | 'change' | 'test' | 'turnOn' | 'turnOff' | 'secret' | 'delete'

export function WebhookRow(props: {
  webhook: Webhook
  /** The installation lets webhooks be sent at all. */
  isAllowed: boolean
  onAction: (action: WebhookAction, webhook: Webhook) => void
}) {
  const text = useText()
  const language = useLanguage()
  const state = () => webhookState(props.webhook, { text: text(), language: language() }, Date.now())
  const trouble = () => (state().tone === 'danger' || state().tone === 'warning' ? state().more[0] : undefined)
  const events = () =>
    joinNames(
      props.webhook.events.map((event) => text().webhooks.eventNames[event]),
      language(),
    )
  const item = (action: WebhookAction) => () => props.onAction(action, props.webhook)
  return (
    <li class="webhook">
      <div class="webhook__what">
        <span class="webhook__name">
          <b>{props.webhook.name}</b> <Badge tone={state().tone}>{state().label}</Badge>
        </span>
        <Show when={trouble()}>{(sentence) => <span class="webhook__trouble">{sentence()}</span>}</Show>
        <code class="webhook__url">{props.webhook.url}</code>
        <span class="sub">{text().webhooks.tells(events())}</span>
        <For each={trouble() === undefined ? state().more : state().more.slice(1)}>{(sentence) => <span class="sub">{sentence}</span>}</For>
        {/* What Ruta turned off waits for somebody. */}
        <Show when={props.isAllowed && state().tone === 'danger'}>
          <span class="webhook__on">
            <Button icon="play" aria-label={`${text().webhooks.turnOn}: ${props.webhook.name}`} onClick={() => item('turnOn')()}>
              {text().webhooks.turnOn}
            </Button>
          </span>
        </Show>
      </div>
      <Menu
        placement="bottom-end"
        trigger={(given) => <IconButton {...given} icon="ellipsis" label={text().webhooks.actions(props.webhook.name)} />}
      >
        <MenuItem icon="list" onSelect={item('deliveries')}>
          {text().webhooks.deliveries}
        </MenuItem>
        <Show when={props.isAllowed && props.webhook.stopped === null}>
          <MenuItem icon="arrow-up-right" onSelect={item('test')}>
            {text().webhooks.test}
          </MenuItem>
        </Show>
        <MenuSeparator />
        <MenuItem icon="pencil" onSelect={item('change')}>
          {text().webhooks.change}
        </MenuItem>
        <MenuItem icon="key-round" onSelect={item('secret')}>
          {text().webhooks.newSecret}
        </MenuItem>
        <Show
          when={props.webhook.stopped === null}
          fallback={
            <Show when={props.isAllowed}>
              <MenuItem icon="play" onSelect={item('turnOn')}>
                {text().webhooks.turnOn}
              </MenuItem>
            </Show>
          }
        >
          <MenuItem icon="pause" onSelect={item('turnOff')}>
            {text().webhooks.turnOff}
          </MenuItem>
        </Show>
        <MenuItem icon="trash" onSelect={item('delete')}>
          {text().webhooks.delete}
        </MenuItem>
      </Menu>
    </li>
  )
}
