// What a webhook and its deliveries are doing, as sentences. Pure.
import type { Webhook, WebhookDelivery } from '../../../shared/api/webhooks.ts'
import type { Language } from '../../../shared/bilingual.ts'
import type { DeliveryFailure } from '../../../shared/webhooks/webhooks.ts'
import { formatMoment } from '../../base/intl.ts'
import type { Messages } from '../../base/messages/catalogue.ts'

interface Reader {
  readonly text: Messages
  readonly language: Language
}
interface Failure {
  readonly why: DeliveryFailure
  readonly status: number | null
}

export type WebhookTone = 'success' | 'danger' | 'warning' | 'outline'
export interface WebhookState {
  readonly tone: WebhookTone
  readonly label: string
  /** More about it, in sentences; where it is in trouble, the first one says which. */
  readonly more: readonly string[]
}

const failureWords = ({ why, status }: Failure, { text: { webhooks } }: Pick<Reader, 'text'>): string =>
  why === 'answer' ? webhooks.answered(status ?? 0) : webhooks.failures[why]

export const webhookState = (
  { stopped, failingSince, lastFailure, sentAt, waiting, formerSecretUntil }: Webhook,
  { text, language }: Reader,
  now: number,
): WebhookState => {
  const { webhooks } = text
  const moment = (at: number) => formatMoment(at, language)
  const last = sentAt === null ? webhooks.neverSent : webhooks.lastSent(moment(sentAt))
  const isFailing = lastFailure !== null && failingSince !== null
  // That it answered 410 is what its state says already.
  const failed = lastFailure === null || stopped === 'gone' ? '' : failureWords(lastFailure, { text })
  const why = lastFailure !== null && isFailing ? [webhooks.lastFailed(moment(lastFailure.at), failed).trim()] : []
  if (stopped !== null)
    return {
      tone: stopped === 'person' ? 'outline' : 'danger',
      label: webhooks.off,
      more: [webhooks.stops[stopped], ...(stopped === 'person' ? [] : why), last],
    }
  const rest = [
    ...(waiting > 0 ? [webhooks.waiting(waiting)] : []),
    ...(formerSecretUntil !== null && formerSecretUntil > now ? [webhooks.bothSign(moment(formerSecretUntil))] : []),
  ]
  if (isFailing) return { tone: 'warning', label: webhooks.failing, more: [...why, webhooks.failingSince(moment(failingSince)), ...rest] }
  return { tone: 'success', label: webhooks.on, more: [last, ...rest] }
}

export const deliveryWords = ({ state, attempts, nextAt, endedAt, failure }: WebhookDelivery, { text, language }: Reader): string => {
  const { webhooks } = text
  const failed = failure === null ? '' : failureWords(failure, { text })
  if (state === 'sent') return [webhooks.arrived(formatMoment(endedAt ?? 0, language)), webhooks.attempts(attempts)].join(' · ')
  if (state === 'failed') return [webhooks.gaveUp(failed), webhooks.attempts(attempts)].join(' · ')
  if (state === 'dropped') return webhooks.dropped
  return attempts === 0 || failure === null
    ? webhooks.sending
    : [failed, webhooks.nextAttempt(formatMoment(nextAt ?? 0, language))].join(' ')
}
