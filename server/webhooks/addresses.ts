// Where webhooks may be sent: the hosts that the operator has named in WEBHOOK_HOSTS, over https.
import { ok, type Result, refuse } from '../../shared/result.ts'
import { LONGEST_WEBHOOK_URL } from '../../shared/webhooks/webhooks.ts'

export interface AllowedReceivers {
  /** `hooks.example.org`, `*.example.gob.mx`, each perhaps with a port; none: webhooks are off. */
  readonly hosts: readonly string[]
  /** Receivers on this machine and in its networks, by http, too. */
  readonly mayBePrivate: boolean
}

const NAME = '[a-z0-9-]+(?:\\.[a-z0-9-]+)*'
const HOST = new RegExp(`^(?:(?:\\*\\.)?${NAME}|\\[[0-9a-f:.]+\\])(?::\\d{1,5})?$`)
/** A host, or with `*.` every host below it; without a port that of the scheme. */
export const isHostPattern = (text: string): boolean => HOST.test(text)

export const receiverAt = (text: string, { hosts, mayBePrivate }: AllowedReceivers): Result<URL> => {
  if (hosts.length === 0) return refuse('webhooks-off')
  const url = text.length <= LONGEST_WEBHOOK_URL ? URL.parse(text) : null
  const isSecure = url?.protocol === 'https:' || (mayBePrivate && url?.protocol === 'http:')
  if (!url || !isSecure || url.username !== '' || url.password !== '' || url.hash !== '') return refuse('webhook-address')
  return hosts.some((pattern) => matches(pattern, url)) ? ok(url) : refuse('webhook-host')
}

const matches = (pattern: string, { host }: URL): boolean => {
  if (!pattern.startsWith('*.')) return host === pattern
  // `*.example.org` is not `example.org` itself, as in certificates.
  return host.length > pattern.length - 1 && host.endsWith(pattern.slice(1))
}
