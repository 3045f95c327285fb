// Accounts, sessions and sign-in providers.
import { createIdentity } from '../identity/identity.ts'
import { keepTidy } from '../identity/tidy.ts'
import { createProviders } from '../providers/providers.ts'
import { createErasedOverwriter } from '../settings/erasedOverwriter.ts'
import type { Documents } from './documents.ts'
import type { Listening } from './ports.ts'
import type { ComposedSending } from './sending.ts'

export const composePeople = (
  { config, ports, storage, deps, site, report }: Listening,
  { acts, rooms }: Documents,
  { mail }: Pick<ComposedSending, 'mail'>,
) => {
  const erasing = createErasedOverwriter({ storage, clock: deps.clock, report })
  const { between } = rooms
  const { erased } = erasing
  const identity = createIdentity(deps, { ...config, ...site, mail, report, between, erased, acts, passwordCost: ports.passwordCost })
  const providers = createProviders(identity, {
    settings: config.providers,
    secure: site.secure,
    ...(ports.providerFetch ? { fetch: ports.providerFetch } : {}),
  })
  const stop = keepTidy({ ...deps, sessions: identity.sessions }, config, report)
  return { identity, providers, stop, close: erasing.close }
}
export type ComposedPeople = ReturnType<typeof composePeople>
