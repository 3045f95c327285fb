// What tests and the demo replace of a server, and what none of its parts can do without.
import type { Server } from 'node:http'
import type { Random } from '../../shared/ids.ts'
import type { BackgroundParts, BackgroundWork } from '../background/background.ts'
import type { Clock } from '../clock.ts'
import type { Commented } from '../comments/commentDeps.ts'
import type { Config } from '../config.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'
import type { PasswordCost } from '../identity/passwords.ts'
import type { Smtp } from '../mail/smtp.ts'
import type { Logger } from '../observe/logger.ts'
import type { OpenInstallation } from '../openInstallation.ts'
import type { Fetch } from '../providers/outbound.ts'
import type { PushParts } from '../push/push.ts'
import type { Live } from '../relay/admission.ts'
import type { Limits } from '../relay/limits.ts'
import type { DemoOptions } from '../sample/demo.ts'
import type { SampleNeeds } from '../sample/openSamples.ts'
import type { Site } from '../site.ts'
import type { LocalReach } from '../webhooks/line.ts'

export interface Ports {
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly limits: Limits
  /** Instead of the worker. */
  readonly background: (parts: BackgroundParts) => BackgroundWork
  /** Instead of the registry: the group of a document; null when there is none. */
  readonly groupOf: (db: Store) => Live['groupOf']
  /** Instead of the sample's content. */
  readonly writeSample: NonNullable<SampleNeeds['write']>
  /** Demo: its accounts can be signed in to with one click, if the server listens on a loopback address and has only a sample group. */
  readonly demo: DemoOptions
  /** The folder of the built client. */
  readonly pagesFolder: string
  /** Called for every comment, in its transaction. */
  readonly commented: Commented
  /** Instead of a connection to a mail server, and its timeout. */
  readonly mail: { readonly smtp?: Smtp; readonly sendMs?: number }
  /** Instead of the network, for requests to sign-in providers. */
  readonly providerFetch: Fetch
  /** A push service on this machine, for tests. */
  readonly push: NonNullable<PushParts['reach']>
  /** Instead of the network, for receivers of webhooks. */
  readonly webhooks: LocalReach
  /** Instead of what a new password's hash costs in production. */
  readonly passwordCost: PasswordCost
  /** Pretends to be another version of Ruta. */
  readonly protocol: number
}

/** The opened installation: what every part takes. */
export interface ComposedBase extends OpenInstallation {
  readonly config: Config
  readonly ports: Partial<Ports>
  readonly deps: Deps
  readonly logger: Logger
  readonly report: (what: string, error: unknown) => void
  readonly version: string
  /** Some logs are longer than what has been read from them. */
  readonly behind: boolean
}

/** It listens: links, cookies and the list of allowed origins depend on the address. */
export interface Listening extends ComposedBase {
  readonly server: Server
  readonly port: number
  readonly site: Site
}
