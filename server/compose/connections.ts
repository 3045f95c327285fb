// Connections to documents: WebSockets, and lines over HTTP.
import { PROTOCOL_VERSION } from '../../shared/protocol/protocolVersion.ts'
import type { Addresses } from '../clientAddress.ts'
import { registeredGroup, statesAmong } from '../groups/documentRegistry.ts'
import { isForUs, securityHeaders } from '../headers.ts'
import { signedInBy } from '../identity/actor.ts'
import { accessByToken, signedInByToken, tokenIn } from '../identity/apiTokens.ts'
import { currentAccessOf } from '../identity/currentAccess.ts'
import { recordDenial } from '../identity/denials.ts'
import { networksOf } from '../networks.ts'
import type { Live } from '../relay/admission.ts'
import { createHeartbeat } from '../relay/heartbeat.ts'
import { attachLive } from '../relay/relay.routes.ts'
import type { Documents } from './documents.ts'
import type { ComposedPeople } from './people.ts'
import type { Listening } from './ports.ts'

interface Needs {
  readonly documents: Documents
  readonly people: ComposedPeople
  readonly addresses: Addresses
}

export const composeConnections = (base: Listening, { documents, people, addresses }: Needs) => {
  const { config, ports, deps, server, site, report } = base
  const { db, bus, clock, random } = deps
  const { rooms, heard, metrics, audited } = documents
  const { identity } = people
  const heartbeat = createHeartbeat({
    clock,
    bus,
    accessNow: (people) => currentAccessOf(deps, config, people),
    failed: (error) => report('sessions could not be looked at again', error),
  })
  const connections: Live = {
    rooms,
    heartbeat,
    forUs: (incoming) => isForUs(incoming, site.hosts),
    // A program with a token is no web page: no browser sends that header with an upgrade.
    ours: ({ url, headers }) =>
      isForUs({ url, headers }, site.hosts) &&
      (site.origins.has(headers.origin ?? '') || (headers.origin === undefined && tokenIn(headers.authorization) !== null)),
    signedInBy: async (incoming) => {
      const token = tokenIn(incoming.headers.authorization)
      if (token === null) return signedInBy(deps, identity.sessions, incoming.headers.cookie)
      const byToken = await signedInByToken(deps, token)
      if (byToken) await identity.tokenPlaces.used(byToken.token, byToken.actor.account, addresses.of(incoming))
      return byToken
    },
    isTooFast: ({ session, token }) => token !== undefined && identity.requestLimits.byToken(session, 'connection') > 0,
    narrowed: (access, document, { token }) => (token ? accessByToken(access, document, token) : access),
    sessionIn: identity.sessions.idIn,
    networksOf: (incoming) => networksOf(addresses.of(incoming)),
    groupOf: ports.groupOf?.(db) ?? ((document) => registeredGroup(db, document)),
    stateOf: async (document) => (await statesAmong(db, [document])).get(document) ?? null,
    heardOf: heard.of,
    headers: (host) => securityHeaders(site, host),
    protocol: ports.protocol ?? PROTOCOL_VERSION,
    mostPerAccount: config.connectionsPerAccount,
    mostInAll: config.connectionsTotal,
    refused: metrics.upgradeRefused,
    denied: (incoming, { actor: { account } }, document) =>
      audited(recordDenial(deps, { account, subject: document, detail: 'live', address: addresses.of(incoming) })),
    failed: (error) => report('a connection could not be opened', error),
  }
  const live = attachLive(server, connections, { clock, random, hasOthers: () => bus.state !== 'alone' })
  return { live, heartbeat }
}
