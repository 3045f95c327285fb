// Which addresses a browser may name as its push service: those of known services alone, under https. Otherwise a forged subscription would
// have this server ask whatever address it names.

/** Of Chromium, Firefox, Safari and Edge. `.name` is every host below it. */
export const PUSH_SERVICES: readonly string[] = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
]

const MOST_LETTERS = 1_000

export const isPushEndpoint = (endpoint: string, services: readonly string[]): boolean => {
  const url = endpoint.length <= MOST_LETTERS ? URL.parse(endpoint) : null
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return false
  return services.some((service) => (service.startsWith('.') ? url.port === '' && url.hostname.endsWith(service) : url.host === service))
}

/** A host, perhaps with a port, or every host below `.name`. */
export const isServiceName = (text: string): boolean =>
  /^(?:\.?[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+(?:\.[a-z0-9-]+)*:\d{1,5})$/.test(text)
