// HTTP application: middleware of every request, routes, and error answers.
import { Hono, type MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Random } from '../shared/ids.ts'
import { newId } from '../shared/ids.ts'
import { administrationHandlers } from './administration/administration.routes.ts'
import { groupRequestHandlers } from './administration/groupRequests.routes.ts'
import { answer, type Env } from './answers.ts'
import { auditHandlers } from './audit/audit.routes.ts'
import { bodyMiddleware, LOGOUT_TOKENS } from './body.ts'
import { type CalendarDeps, calendarHandlers } from './calendar/calendar.routes.ts'
import type { Addresses } from './clientAddress.ts'
import { pagesRoutes } from './clientFiles.routes.ts'
import type { ClientPages } from './clientFiles.ts'
import type { Commented } from './comments/commentDeps.ts'
import { commentHandlers } from './comments/comments.routes.ts'
import type { Config } from './config.ts'
import { fileHandlers } from './files/files.routes.ts'
import type { FileDeps } from './files/files.ts'
import { groupHandlers } from './groups/groups.routes.ts'
import { hasManyHosts, isForUs, isProbe, mayChange, securityHeaders } from './headers.ts'
import { historyHandlers } from './history/history.routes.ts'
import { accountHandlers } from './identity/account.routes.ts'
import { actorMiddleware } from './identity/actor.ts'
import { arrivalHandlers } from './identity/arrival.routes.ts'
import type { Identity } from './identity/identity.ts'
import { memberHandlers } from './identity/members.routes.ts'
import { passkeyHandlers } from './identity/passkey.routes.ts'
import { isConfirmationNeeded } from './identity/proof.ts'
import { secondFactorHandlers } from './identity/secondFactor.routes.ts'
import { sessionHandlers } from './identity/session.routes.ts'
import { signInLinkHandlers } from './identity/signInLinks.routes.ts'
import { tokenHandlers } from './identity/tokens.routes.ts'
import { importWordHandlers } from './importWords/importWords.routes.ts'
import type { ReadingDecisions } from './meetings/correctedDecisions.ts'
import type { MeetingDeps } from './meetings/meetingDeps.ts'
import { meetingHandlers } from './meetings/meetings.routes.ts'
import { momentHandlers } from './meetings/moments.routes.ts'
import { mentionHandlers } from './mentions/mentions.routes.ts'
import type { NoticeLinksOf } from './notices/markedNotices.ts'
import { noticeHandlers } from './notices/notices.routes.ts'
import { logFailedSignIn } from './observe/failedSignIns.ts'
import { installationHandlers, type ReadInstallation } from './observe/installation.routes.ts'
import type { Logger } from './observe/logger.ts'
import { type Observed, observeHandlers } from './observe/observe.routes.ts'
import { openapiHandlers } from './openapi.routes.ts'
import { createOtherAddress } from './otherAddress.ts'
import type { ExportMaker } from './outcome/maker.ts'
import { exportHandlers } from './outcome/outcome.routes.ts'
import { planHandlers } from './plan/plan.routes.ts'
import { providersOfSessions, signOutAddress } from './providers/providerSessions.ts'
import { providerHandlers } from './providers/providers.routes.ts'
import type { Providers } from './providers/providers.ts'
import { pushHandlers } from './push/push.routes.ts'
import type { Push } from './push/push.ts'
import { recoveryHandlers } from './recovery/recovery.routes.ts'
import type { OnceDeps } from './relay/writeOnce.ts'
import { type ReportRoutesDeps, reportHandlers } from './reports/reports.routes.ts'
import { type Handlers, type RouteServing, serveRoutes } from './routes.ts'
import { demoHandlers } from './sample/demo.routes.ts'
import type { DemoServer } from './sample/demo.ts'
import type { MakeAnew } from './sample/makeAnew.ts'
import { sampleHandlers } from './sample/sample.routes.ts'
import type { Samples } from './sample/samples.ts'
import { searchHandlers } from './search/search.routes.ts'
import { accountSettingHandlers } from './settings/accounts.routes.ts'
import { settingHandlers } from './settings/settings.routes.ts'
import type { Site } from './site.ts'
import { timeTravelHandlers } from './timeTravel/timeTravel.routes.ts'
import type { TimeTravel } from './timeTravel/timeTravel.ts'
import { isDamage, isUnavailable } from './transientErrors.ts'
import { trustHandlers } from './trust/trust.routes.ts'
import type { TrustDeps } from './trust/trustDeps.ts'
import { viewHandlers } from './views/views.routes.ts'
import { webhookHandlers } from './webhooks/webhooks.routes.ts'
import type { Webhooks } from './webhooks/webhooks.ts'

export interface AppParts {
  readonly site: Site
  readonly identity: Identity
  readonly meetings: MeetingDeps & Pick<ReadingDecisions, 'eventNames'>
  /** Called for every comment, in its transaction. */
  readonly commented: Commented
  readonly travel: TimeTravel
  readonly readNow: RouteServing['readNow']
  readonly plan: OnceDeps
  readonly trust: TrustDeps
  readonly reports: ReportRoutesDeps
  readonly calendars: CalendarDeps
  readonly maker: ExportMaker
  readonly files: Pick<FileDeps, 'limits' | 'scanner' | 'readOn' | 'bucket' | 'report'>
  readonly linksOf: NoticeLinksOf
  readonly samples: Samples
  readonly providers: Providers
  readonly push: Push
  readonly webhooks: Webhooks
  readonly demo: DemoServer | null
  readonly makeAnew: MakeAnew
  readonly observed: Observed
  readonly installation: ReadInstallation
  readonly settings: Config['inUse']
  readonly groupRequests: Config['groupRequests']
  readonly addresses: Addresses
  readonly pages: ClientPages
  readonly logger: Logger
  readonly random: Random
}

export const createApp = (parts: AppParts): Hono<Env> => {
  const { site, identity, meetings, travel, trust, samples, observed, addresses, pages, logger, random } = parts
  const { metrics } = observed
  const { clock } = identity.deps
  const otherAddress = createOtherAddress(site.url, logger)

  const named: MiddlewareHandler<Env> = async (c, next) => {
    const start = clock.elapsed()
    c.set('requestId', newId(random))
    c.set('address', addresses.of(c.env.incoming))
    c.set('signedIn', null)
    c.set('refusal', null)
    c.set('body', '')
    c.set('bytes', NO_BYTES)
    await next()
    for (const [name, value] of Object.entries(securityHeaders(site, c.req.header('Host'))))
      if (!OWN.has(name) || !c.res.headers.has(name)) c.res.headers.set(name, value)
    c.res.headers.set('X-Request-Id', c.get('requestId'))
    const [status, refusal, ms] = [c.res.status, c.get('refusal'), clock.elapsed() - start]
    metrics.answered({ status, refusal, ms })
    logFailedSignIn(logger, { refusal, requestId: c.get('requestId'), address: c.get('address') })
    const route = matchedRoutes(c).find(({ handler }) => handler.length === 1)?.path
    // The route pattern and not the path, which may contain ids of people.
    logger.debug({ requestId: c.get('requestId'), method: c.req.method, route, status, refusal, ms }, 'answered')
  }

  const ours: MiddlewareHandler<Env> = async (c, next) => {
    if (hasManyHosts(c.env.incoming)) return answer(c, 'bad-request')
    if (!isForUs(c.env.incoming, site.hosts) && !isProbe(c.env.incoming)) {
      const page = otherAddress.page(c.env.incoming)
      return page === null ? answer(c, 'foreign-origin') : c.html(page, 403)
    }
    const marks = {
      method: c.req.method,
      origin: c.req.header('Origin'),
      fetchSite: c.req.header('Sec-Fetch-Site'),
      contentType: c.req.header('Content-Type'),
    }
    // One-click unsubscribe (RFC 8058): mail programs post a form without Origin; the token in the URL is the authorisation.
    const isLeaving = marks.method === 'POST' && /^\/mail\/leave\/[^/]+$/.test(c.req.path)
    const saysNothing = marks.origin === undefined && marks.fetchSite === undefined
    // A provider's back-channel logout is a form, too; its signed token is the authorisation.
    const isLogout = marks.method === 'POST' && LOGOUT_TOKENS.test(c.req.path)
    if (!((isLeaving || isLogout) && saysNothing) && !mayChange(marks, site.origins)) return answer(c, 'foreign-origin')
    await next()
  }

  const { deps } = identity
  const handlers = {
    ...observeHandlers(observed),
    ...sessionHandlers(identity, {
      signOutAddress: (session) => signOutAddress(identity.deps.db, parts.providers.all, session, `${site.url}/`),
      providersOf: (sessions) => providersOfSessions(identity.deps.db, sessions),
    }),
    ...providerHandlers(parts.providers),
    ...secondFactorHandlers(identity),
    ...passkeyHandlers(identity),
    ...accountHandlers(identity),
    ...arrivalHandlers(identity),
    ...memberHandlers(identity),
    ...signInLinkHandlers(identity),
    ...tokenHandlers(identity),
    ...groupHandlers(deps),
    ...planHandlers({ ...parts.plan, ...deps }, travel),
    ...settingHandlers(deps, {
      mail: identity.mail,
      url: site.url,
      providers: parts.providers.all.map(({ settings }) => settings),
    }),
    ...accountSettingHandlers(identity),
    ...recoveryHandlers(deps),
    ...meetingHandlers({ ...meetings, acts: parts.reports.acts }),
    ...momentHandlers(meetings),
    ...reportHandlers(parts.reports),
    ...calendarHandlers(parts.calendars),
    ...fileHandlers({ ...deps, ...parts.files, linksOf: parts.linksOf }),
    ...viewHandlers(deps),
    ...importWordHandlers(deps),
    ...noticeHandlers(identity, parts.linksOf),
    ...pushHandlers(identity, parts.push),
    ...webhookHandlers(identity, parts.webhooks),
    ...commentHandlers({ ...deps, commented: parts.commented, acts: parts.reports.acts }),
    ...sampleHandlers(samples),
    ...demoHandlers(identity, parts.demo, parts.makeAnew),
    ...historyHandlers(deps, travel),
    ...timeTravelHandlers(deps, travel),
    ...searchHandlers(deps, travel),
    ...mentionHandlers(deps),
    ...exportHandlers({ ...trust, travel, maker: parts.maker, acts: parts.reports.acts, linksOf: parts.linksOf, url: site.url }),
    ...trustHandlers(trust),
    ...auditHandlers(deps),
    ...installationHandlers(parts.installation, identity),
    ...openapiHandlers(site.url),
    ...groupRequestHandlers(identity, parts.groupRequests),
    ...administrationHandlers(identity, parts),
  } satisfies Handlers

  return new Hono<Env>()
    .use(named, ours)
    .use('/api/*', bodyMiddleware, actorMiddleware(identity))
    .route(
      '/',
      serveRoutes(identity.deps, handlers, {
        needsProof: (session) => isConfirmationNeeded(identity, session),
        readNow: parts.readNow,
      }),
    )
    .all('/api/*', (c) => answer(c, 'not-found'))
    .route('/', pagesRoutes(pages))
    .notFound((c) => answer(c, 'not-found'))
    .onError((error, c) => {
      // A failed write of a sign-in or a role counts like a failed write of an edit.
      if (isUnavailable(error) || isDamage(error)) observed.health.writing.failed(error)
      logger.error({ requestId: c.get('requestId'), method: c.req.method, err: error }, 'a request failed')
      return answer(c, isUnavailable(error) ? 'unavailable' : 'server-failed')
    })
}

/** Headers that an answer may set: caching, and a stricter content security policy. */
const OWN: ReadonlySet<string> = new Set(['Cache-Control', 'Content-Security-Policy'])
const NO_BYTES = new Uint8Array()
