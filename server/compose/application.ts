// The HTTP application, with what each group of routes needs of the other parts.
import { createApp } from '../app.ts'
import type { Addresses } from '../clientAddress.ts'
import type { ClientPages } from '../clientFiles.ts'
import { shareThreads } from '../comments/shareThreads.ts'
import { createEventNames } from '../history/createEventNames.ts'
import { lastAsked, remindReports } from '../notices/remindReports.ts'
import { tellComments } from '../notices/tellComments.ts'
import { createInstallation } from '../observe/installation.ts'
import type { DemoServer } from '../sample/demo.ts'
import { openSamples } from '../sample/openSamples.ts'
import { damagedLogs } from '../trust/verification.ts'
import type { Backups } from './backups.ts'
import type { Documents } from './documents.ts'
import type { ComposedFiles } from './files.ts'
import type { Past } from './past.ts'
import type { ComposedPeople } from './people.ts'
import type { Listening } from './ports.ts'
import type { ComposedSending } from './sending.ts'
import type { Trust } from './trust.ts'

export interface Parts {
  readonly documents: Documents
  readonly past: Past
  readonly trust: Trust
  readonly sending: ComposedSending
  readonly people: ComposedPeople
  readonly files: ComposedFiles
  readonly backups: Backups
  readonly pages: ClientPages
  readonly addresses: Addresses
  readonly demo: DemoServer | null
}

export const composeApplication = (base: Listening, parts: Parts) => {
  const { config, ports, storage, deps, site, logger, report } = base
  const { db, bus, clock, random } = deps
  const { documents, past, trust, sending, people, files, pages, addresses, demo } = parts
  const { metrics, health, log, background, acts, rooms } = documents
  const { telling, linksOf } = sending
  const { projected } = background
  return createApp({
    site,
    identity: people.identity,
    meetings: {
      ...deps,
      between: rooms.between,
      share: shareThreads,
      keep: (document, seq) =>
        background.keep(document, seq).catch((error: unknown) => report(`no checkpoint of ${document} was kept`, error)),
      signClosed: trust.signClosed,
      eventNames: createEventNames({ acts, queries: storage.queries }),
    },
    commented: ports.commented ?? tellComments(sending.mail),
    travel: past.travel,
    readNow: documents.readNow.group,
    plan: { rooms, clock, random, report },
    linksOf,
    trust: { ...deps, log, signer: trust.signer, verifications: trust.verifications },
    reports: {
      ...deps,
      acts,
      projected,
      remind: (group) => remindReports(telling, group),
      lastAsked: (group) => lastAsked(db, group),
    },
    calendars: { ...deps, url: site.url, projectedTo: sending.projectedTo },
    maker: past.maker,
    files: files.files,
    ...openSamples({
      deps,
      storage,
      log,
      signer: trust.signer,
      sessions: people.identity.sessions,
      projected,
      report,
      write: ports.writeSample,
    }),
    providers: people.providers,
    push: sending.push,
    webhooks: sending.webhooks,
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
      signingKey: async () =>
        (await db.selectFrom('signing_key').select('id').orderBy('created_at', 'desc').limit(1).executeTakeFirst())?.id ?? null,
    },
    settings: config.inUse,
    groupRequests: config.groupRequests,
    installation: installationOf(base, parts),
    addresses,
    pages,
    logger,
    random,
  })
}

const installationOf = (base: Listening, { documents, trust, sending, people, files, backups }: Parts) => {
  const { metrics, health, acks, kept, rooms } = documents
  return createInstallation({
    version: base.version,
    engine: base.where.engine,
    clock: base.deps.clock,
    kept,
    rooms: () => rooms.stats(),
    bus: base.deps.bus,
    acks,
    signer: trust.signer,
    health,
    mail: sending.mail,
    offsite: backups.keeper,
    scanner: files.scanner,
    providers: () => Promise.all(people.providers.all.map(async ({ settings: { name }, trouble }) => ({ name, trouble: await trouble() }))),
    refusals: metrics.refusals,
  })
}
