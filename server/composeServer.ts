// Composes the whole server from a Config and, in tests, from other ports than the real ones. It reads like a table of contents.
// More than 400 lines: each part of the server is named here, once.
import { once } from 'node:events'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { Hono } from 'hono'
import { schemaOf } from '../shared/documents.ts'
import { type AccountId, type DocumentId, type GroupId, newId, type Random } from '../shared/ids.ts'
import { PROTOCOL_VERSION } from '../shared/protocol/protocolVersion.ts'
import { reportsIn } from '../shared/reports/reports.ts'
import { beginActs } from './acts/begin.ts'
import { publishActs } from './acts/publishActs.ts'
import { createActs } from './acts/readActs.ts'
import type { Env } from './answers.ts'
import { createApp } from './app.ts'
import { recordAudit } from './audit/recordAudit.ts'
import { keepRetention } from './audit/retention.ts'
import type { BackgroundParts, BackgroundWork } from './background/background.ts'
import { checkFileInWorker } from './background/checkFileInWorker.ts'
import { createProjectionStore, historiesToRead, isBehind } from './background/projectionStore.ts'
import { startBackgroundWorker } from './background/startBackgroundWorker.ts'
import { keepElsewhere } from './backup/offsite/keepElsewhere.ts'
import { removeUnused } from './backup/offsite/removeUnused.ts'
import { openBus } from './bus/openBus.ts'
import { createAddresses } from './clientAddress.ts'
import { openPages } from './clientFiles.ts'
import { type Clock, systemClock, systemRandom } from './clock.ts'
import type { Commented } from './comments/commentDeps.ts'
import { shareThreads } from './comments/shareThreads.ts'
import { type Config, type Site, siteOf } from './config.ts'
import type { Store } from './db/rowStore.ts'
import type { Deps } from './deps.ts'
import { keepForgetting } from './files/forget.ts'
import { createS3Store } from './files/s3Store.ts'
import { createScanner } from './files/scan.ts'
import { groupOfDocument, statesAmong } from './groups/documentRegistry.ts'
import { createKnownGroups } from './groups/knownGroups.ts'
import { hasManyHosts, isForUs, securityHeaders } from './headers.ts'
import { createEventNames } from './history/createEventNames.ts'
import { readLinkHands } from './history/linkHands.ts'
import { signedInBy } from './identity/actor.ts'
import { accessByToken, signedInByToken, tokenIn } from './identity/apiTokens.ts'
import { prepareIdentity } from './identity/atStart.ts'
import { currentAccessOf } from './identity/currentAccess.ts'
import { recordDenial } from './identity/denials.ts'
import { createIdentity, type Identity } from './identity/identity.ts'
import type { PasswordCost } from './identity/passwords.ts'
import { keepTidy } from './identity/tidy.ts'
import { listen } from './listen.ts'
import type { UpdateLog } from './log/log.ts'
import { createMail } from './mail/mail.ts'
import type { Smtp } from './mail/smtp.ts'
import { networksOf } from './networks.ts'
import { prepareNotices } from './notices/prepareMail.ts'
import { lastAsked, remindReports } from './notices/remindReports.ts'
import { keepRounds as keepNotices } from './notices/rounds.ts'
import { tellComments } from './notices/tellComments.ts'
import { createWatch } from './observe/createWatch.ts'
import { createHealth } from './observe/health.ts'
import { createInstallation } from './observe/installation.ts'
import { createLogger, type Logger } from './observe/logger.ts'
import { createMetrics } from './observe/metrics.ts'
import { createRecent } from './observe/recent.ts'
import { readStorageStatus } from './observe/storageStatus.ts'
import { explainDamage, openInstallation } from './openInstallation.ts'
import { createOutcomeMaker } from './outcome/maker.ts'
import type { Fetch } from './providers/outbound.ts'
import { createProviders } from './providers/providers.ts'
import { createPush, type PushParts } from './push/push.ts'
import { followOpenings } from './recovery/followOpenings.ts'
import type { Live } from './relay/admission.ts'
import { createHeardLives } from './relay/heardLives.ts'
import { createHeartbeat } from './relay/heartbeat.ts'
import { LIMITS, type Limits } from './relay/limits.ts'
import { attachLive } from './relay/relay.routes.ts'
import { createRooms, type Rooms } from './relay/rooms.ts'
import { readVersion } from './release.ts'
import { createDemo, type Demo, type DemoOptions, mayBeDemo } from './sample/demo.ts'
import { openSamples, type SampleNeeds } from './sample/openSamples.ts'
import { keepErased } from './settings/keepErased.ts'
import { createReach } from './timeTravel/reach.ts'
import { createRemoteReader } from './timeTravel/remoteReader.ts'
import { createTimeTravel } from './timeTravel/timeTravel.ts'
import { keepRounds } from './trust/rounds.ts'
import { withSealedCheckpoints } from './trust/sealedCheckpoints.ts'
import { createSigner } from './trust/signer.ts'
import { createVerifications, damagedLogs } from './trust/verification.ts'
import type { Reach } from './webhooks/line.ts'
import { createWebhooks } from './webhooks/webhooks.ts'

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
  readonly webhooks: Reach
  /** Instead of what a new password's hash costs in production. */
  readonly passwordCost: PasswordCost
  /** Pretends to be another version of Ruta. */
  readonly protocol: number
}

export interface RunningServer {
  readonly app: Hono<Env>
  readonly server: Server
  readonly identity: Identity
  readonly deps: Deps
  readonly log: UpdateLog
  readonly rooms: Rooms
  readonly background: BackgroundWork
  readonly demo: Demo | null
  readonly site: Site
  readonly url: string
  readonly port: number
  /** Stops accepting, lets the rooms write what is in flight, asks clients to reconnect (1012), and closes the database. */
  close(): Promise<void>
}

/** The built client is beside this folder, whatever the working directory. */
const PAGES = join(import.meta.dirname, '..', 'dist')
const READER = new URL('timeTravel/worker.ts', import.meta.url)
const MAKER = new URL('outcome/worker.ts', import.meta.url)
const CLOSING_MS = 3_000
/** The main thread has started by then, and no user has sent a request yet. */
const WAKE_MS = 1_000

export const composeServer = async (config: Config, ports: Partial<Ports> = {}): Promise<RunningServer> => {
  const { clock = systemClock, random = systemRandom, limits = LIMITS, logger = createLogger(config.logLevel) } = ports
  const report = (what: string, error: unknown) => logger.error({ err: error }, what)

  // Storage.
  const copied = (before: string) => logger.warn({ before }, 'this version changes the tables: as they were, they stay in the data folder')
  const opened = await openInstallation(config, { clock, report, copied })
  const { where, storage } = opened
  const { db, queries } = storage
  const removed = await removeUnused(config.dataDir, { engine: where.engine, isConfigured: config.backup !== null }).catch(
    (error: unknown) => report('copies of the database that off-site backups left in the data folder could not be removed', error),
  )
  if (removed?.length) logger.warn({ removed }, 'copies of the database that off-site backups left in the data folder were removed')
  const { behind, bus, deps } = await explainDamage(config, async () => {
    const behind = await isBehind(queries)
    const unread = await historiesToRead(queries)
    if (unread.documents > 0)
      logger.warn(unread, 'histories are read from the first entry of their logs on: until then, what is read from them takes long')
    const bus = await openBus(config, { channel: await storage.name(), name: newId(random), clock, report })
    const deps: Deps = { db, clock, random, bus }
    await beginActs(deps, createActs(storage.openLog(clock)))
    await prepareIdentity(deps, (what, words) => logger.warn(what, words))
    return { behind, bus, deps }
  })

  const version = await readVersion()
  const pages = await openPages(ports.pagesFolder ?? PAGES)

  // The URL: links, cookies and the list of allowed origins depend on it. Nothing is awaited from here on, so that
  // the first request after `listen` finds all routes in place.
  const { server, port } = await listen(config)
  const site = siteOf(config, port)

  // Identity.
  const reportsOf = async (group: GroupId) => reportsIn(await acts.of(group))
  const linksOf = (group: GroupId) => readLinkHands(db, acts, group)
  const mail = createMail({
    // Addresses of its accounts are reserved.
    config: ports.demo ? null : config.mail,
    ...deps,
    url: site.url,
    report,
    attempted: (outcome) => metrics.mailAttempted(outcome.is),
    prepare: prepareNotices({ ...deps, url: site.url, reportsOf, linksOf }),
    ...ports.mail,
  })
  const erasing = keepErased({ storage, clock, report })
  const identity = createIdentity(deps, {
    ...config,
    ...site,
    mail,
    report,
    between: (act) => rooms.between(act),
    erased: erasing.erased,
    acts: () => acts,
    passwordCost: ports.passwordCost,
  })

  const providers = createProviders(identity, {
    settings: ports.demo ? [] : config.providers,
    secure: site.secure,
    ...(ports.providerFetch ? { fetch: ports.providerFetch } : {}),
  })

  const push = createPush({
    ...deps,
    url: site.url,
    services: ports.demo ? [] : config.pushServices,
    report,
    reportsOf,
    ...(ports.push ? { reach: ports.push } : {}),
  })

  // Documents: the log, the worker beside it, and the rooms.
  const kept = () => readStorageStatus({ db, queries, clock, folder: config.dataDir })
  const metrics = createMetrics({
    version,
    bus,
    rooms: () => rooms.stats(),
    overHttp: () => live.overHttp(),
    offsiteAt: () => keeper?.goodAt() ?? null,
    kept,
    health: () => health,
  })
  const acks = createRecent(clock)
  const look = { folder: config.dataDir, checkFile: checkFileInWorker, unsafe: () => background.stopWriting() }
  const health = createHealth({ ...opened, ...look, clock, report })
  const stored = health.writing.watched(metrics.timed(storage.openLog(clock, health.damages.checkpoint), clock))
  const log: UpdateLog = withSealedCheckpoints(stored, { queries, clock, prove: (document) => background.prove(document) })
  const background =
    ports.background?.({ where, queries, log, stored, clock, report }) ??
    startBackgroundWorker(where, { alone: config.redisUrl === null, clock, report, damaged: health.damages.checkpoint })
  const acts = createActs(log)
  const audited = (entry: Promise<void>) => void entry.catch((error: unknown) => report('the audit could not be written', error))
  const watch = createWatch({
    logger,
    metrics,
    acks,
    damages: health.damages,
    touch: (session) => identity.sessions.touch(session),
    forged: (document, account) =>
      audited(recordAudit(db, clock, { account, action: 'edit.refused', subject: document, detail: 'forged-author', address: '' })),
  })
  const changed = publishActs({ log, told: background.appended, report })
  const recovery = followOpenings({ queries, clock, report, changed, opened: (group) => rooms.unverifiedAccepted(group) })
  const groups = createKnownGroups(db)
  const heard = createHeardLives({ queries, clock, report })
  const rooms = createRooms({
    log,
    bus,
    clock,
    limits,
    schemaOf,
    acceptsUnverified: recovery.isOpen,
    groups,
    heard,
    fold: background.fold,
    watch,
  })
  bus.subscribe((message) => {
    if (message.type === 'appended') background.appended(message.document, message.head)
  })
  // Catches up after a crash before the next edit requires it.
  if (behind) background.projected().catch((error: unknown) => report('titles could not be brought up to date', error))

  // History. The first request comes soon after a start.
  const reader = createRemoteReader({ spawn: () => new Worker(READER, { workerData: where }), clock, report })
  const cancelWakes = [reader.wake, background.wake].map((wake) => clock.after(WAKE_MS, wake))
  // After the commit in flight, which is not broadcast yet: the caller may have read it from the disk.
  const reach = createReach({ db, clock, projected: () => rooms.between(async () => undefined).then(background.projected), report })
  const travel = createTimeTravel({ db, log, clock, reader, reach })

  // Exported documents.
  const maker = createOutcomeMaker({ spawn: () => new Worker(MAKER, { workerData: where }), clock, report })

  // Trust.
  const signer = createSigner({
    db,
    clock,
    digest: () => background.digest().catch((error: unknown) => report('what the logs give could not be signed', error)),
  })
  const verifications = createVerifications({ db, clock, acts, verify: background.verify })
  let signing: Promise<unknown> = Promise.resolve()
  const signClosed = () => {
    signing = signer.signClosed().catch((error: unknown) => report('the heads of a session could not be signed', error))
  }
  // The server may have been killed between a session's close and its signature.
  signClosed()
  const endRounds = keepRounds({
    clock,
    isFirst: storage.isFirst,
    signGrown: () => signer.signGrown(),
    checkAll: () => Promise.all([health.checkFile(), background.verify(null)]),
    report,
  })

  // Notices.
  const projection = createProjectionStore(queries)
  const projectedTo = async (document: DocumentId) => {
    const at = await projection.cursor(document)
    return at === 0 && (await log.head(document)).seq > 0 ? null : at
  }
  const telling = {
    ...deps,
    mail,
    url: site.url,
    reportsOf,
    told: (group: GroupId, accounts: readonly AccountId[]) => {
      for (const account of accounts) bus.publish({ type: 'news', group, of: 'inbox', account })
    },
  }
  const notices = keepNotices({
    ...telling,
    isFirst: storage.isFirst,
    projectedTo,
    report,
  })
  bus.subscribe((message) => {
    if (message.type === 'news' && message.of === 'meetings') notices.soon()
  })

  // Webhooks to other programs.
  const webhooks = createWebhooks({
    ...deps,
    acts,
    allowed: ports.demo ? { hosts: [], mayBePrivate: false } : config.webhooks,
    version,
    isFirst: storage.isFirst,
    projected: background.projected,
    attempted: metrics.webhookAttempted,
    // Where another server is the first, its next round tells it.
    stopped: notices.soon,
    report,
    reach: ports.webhooks ?? {},
  })
  bus.subscribe((message) => {
    if (message.type === 'appended' || message.type === 'news') webhooks.soon()
  })

  // HTTP.
  const scanner = config.clamdUrl === null ? null : createScanner(config.clamdUrl, { clock, report })
  const bucket = config.filesIn.bucket && createS3Store(config.filesIn.bucket)
  const addresses = createAddresses(config.trustProxy)
  const demo = ports.demo && mayBeDemo(config) ? createDemo({ ...ports.demo, deps, addresses, port }) : null
  const app = createApp({
    site,
    identity,
    meetings: {
      ...deps,
      between: rooms.between,
      share: shareThreads,
      keep: (document, seq) =>
        background.keep(document, seq).catch((error: unknown) => report(`no checkpoint of ${document} was kept`, error)),
      signClosed,
      eventNames: createEventNames({ acts, queries }),
    },
    commented: ports.commented ?? tellComments(mail),
    travel,
    plan: { rooms, clock, random, report },
    linksOf,
    trust: { ...deps, log, signer, verifications },
    reports: {
      ...deps,
      acts,
      projected: background.projected,
      remind: (group) => remindReports(telling, group),
      lastAsked: (group) => lastAsked(db, group),
    },
    calendars: { ...deps, url: site.url, projectedTo },
    maker,
    files: {
      limits: config.files,
      scanner,
      bucket,
      readOn: async (document) => reach([{ document, seq: (await log.head(document)).seq }]),
      report,
    },
    ...openSamples({
      deps,
      storage,
      log,
      signer,
      sessions: identity.sessions,
      projected: background.projected,
      report,
      write: ports.writeSample,
    }),
    providers,
    push,
    webhooks,
    demo,
    observed: {
      metrics,
      metricsToken: config.metricsToken,
      addresses,
      hosts: site.hosts,
      pingDatabase: () => db.selectFrom('work_group').select('id').limit(1).execute(),
      bus,
      quarantined: () => rooms.stats().quarantined,
      damaged: () => damagedLogs(db),
      health,
    },
    settings: config.inUse,
    installation: createInstallation({
      version,
      engine: where.engine,
      clock,
      kept,
      rooms: () => rooms.stats(),
      bus,
      acks,
      signer,
      health,
      mail,
      offsite: () => keeper,
      scanner,
      providers: () => Promise.all(providers.all.map(async ({ settings: { name }, trouble }) => ({ name, trouble: await trouble() }))),
      refusals: metrics.refusals,
    }),
    addresses,
    pages,
    logger,
    random,
  })
  // Malformed requests (such as an invalid Host) never reach the app.
  const errorHandler = (error: unknown) =>
    new Response(null, { status: error instanceof RequestError ? 400 : 500, headers: securityHeaders(site, undefined) })
  const answered = getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler })
  server.on('request', (incoming, response) => {
    if (hasManyHosts(incoming) || !live.answers(incoming, response)) void answered(incoming, response)
  })

  // Connections: WebSockets, and lines over HTTP.
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
    groupOf: ports.groupOf?.(db) ?? ((document) => groupOfDocument(db, document)),
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

  const keeper =
    config.backup === null
      ? null
      : keepElsewhere(
          { ...config.backup, where, folder: config.dataDir },
          { clock, isFirst: storage.isFirst, report, seconds: config.backup.seconds },
        )
  const stopMarkingEnds = keepTidy({ ...deps, sessions: identity.sessions }, config, report)
  const stopForgetting = keepForgetting({ db, bucket, place: config.filesIn.place, clock, isFirst: storage.isFirst, report })
  const stopRetention = keepRetention({ db, clock, random, days: config.auditDays, report })

  return {
    app,
    server,
    identity,
    deps,
    log,
    rooms,
    background,
    demo,
    site,
    url: site.url,
    port,
    async close() {
      live.close()
      for (const stop of [heartbeat.stop, stopMarkingEnds, stopForgetting, stopRetention, recovery.stop, ...cancelWakes, endRounds]) stop()
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      await rooms.drain()
      // Connections still open by then are terminated.
      const cancel = clock.after(CLOSING_MS, () => {
        server.closeAllConnections()
        for (const { socket } of heartbeat.open) socket.terminate()
      })
      await closed
      cancel()
      await keeper?.stop()
      await erasing.close()
      await notices.stop()
      await mail.stop()
      await push.stop()
      await webhooks.stop()
      await maker.close()
      await travel.close()
      await background.close()
      await signing
      metrics.close()
      await bus.close()
      await storage.close()
    },
  }
}
