// What became of the deliveries of the last days, and the way to send one again.
import { createSignal, For, Show } from 'solid-js'
import type { Webhook, WebhookDelivery } from '../../../shared/api/webhooks.ts'
import { DELIVERY_DAYS } from '../../../shared/webhooks/webhooks.ts'
import { useApi } from '../../base/actor.tsx'
import { address } from '../../base/address.ts'
import { createQuery } from '../../base/createQuery.ts'
import { useGroup } from '../../base/group.tsx'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMoment } from '../../base/intl.ts'
import { FailureNote, type NotedFailure } from '../../members/FailureNote.tsx'
import { QueryGate } from '../../states/QueryGate.tsx'
import { Button } from '../../ui/Button.tsx'
import { Badge, type BadgeTone } from '../../ui/Chip.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { deliveryWords } from './webhookWords.ts'

const TONES: Readonly<Record<WebhookDelivery['state'], BadgeTone>> = {
  waiting: 'warning',
  sending: 'outline',
  sent: 'success',
  failed: 'danger',
  dropped: 'outline',
}
const EVERY_MS = 5_000

export function DeliveriesDialog(props: { webhook: Webhook; onClose: () => void; onSent: () => void }) {
  const text = useText()
  const language = useLanguage()
  const api = useApi()
  const group = useGroup()
  const toast = useToast()
  const at = () => ({ group: group().id, id: props.webhook.id })
  const query = createQuery(() => address('/api/groups/:group/webhooks/:id/deliveries', at()), { every: EVERY_MS })
  const [failure, setFailure] = createSignal<NotedFailure | null>(null)
  const sendAgain = async ({ id: delivery }: WebhookDelivery) => {
    setFailure(null)
    const answer = await api.send('POST /api/groups/:group/webhooks/:id/deliveries/:delivery/attempts', { ...at(), delivery }, {})
    if (answer.ok) toast({ text: text().webhooks.sentAgain })
    else setFailure(answer)
    await query.refresh()
    props.onSent()
  }
  return (
    <Dialog
      open
      wide
      title={text().webhooks.deliveriesOf(props.webhook.name)}
      description={text().webhooks.deliveriesWhy(DELIVERY_DAYS)}
      onClose={() => props.onClose()}
      foot={<Button onClick={() => props.onClose()}>{text().common.close}</Button>}
    >
      <Show when={failure()}>{(failed) => <FailureNote failure={failed()} />}</Show>
      <QueryGate query={query} lines={4} offline={{ title: text().webhooks.offline }}>
        {(all) => (
          <Show when={all().length > 0} fallback={<EmptyState title={text().webhooks.noDeliveries} />}>
            <ul class="webhooks">
              <For each={all()}>
                {(delivery) => (
                  <li class="webhook">
                    <div class="webhook__what">
                      <span class="webhook__name">
                        <span>{text().webhooks.sentNames[delivery.event]}</span>{' '}
                        <Badge tone={TONES[delivery.state]}>{text().webhooks.states[delivery.state]}</Badge>
                      </span>
                      <span class="sub">
                        {formatMoment(delivery.at, language())} · <code>{delivery.id}</code>
                      </span>
                      <span class="sub">{deliveryWords(delivery, { text: text(), language: language() })}</span>
                    </div>
                    <Show when={delivery.endedAt !== null && props.webhook.stopped === null}>
                      <Button
                        aria-label={text().webhooks.sendAgainNamed(
                          text().webhooks.sentNames[delivery.event],
                          formatMoment(delivery.at, language()),
                        )}
                        onClick={() => void sendAgain(delivery)}
                      >
                        {text().webhooks.sendAgain}
                      </Button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </QueryGate>
    </Dialog>
  )
}
