// What leaves the server by itself: mails, notices, push messages, webhooks.
import type { AccountId, DocumentId, GroupId } from '../../shared/ids.ts'
import { reportsIn } from '../../shared/reports/reports.ts'
import { createProjectionStore, isDocumentBehind } from '../background/projectionStore.ts'
import { readSessionsByLink } from '../history/sessionsByLink.ts'
import { createMail } from '../mail/mail.ts'
import { prepareNotices } from '../notices/prepareMail.ts'
import { keepNoticeRounds } from '../notices/rounds.ts'
import { createPush } from '../push/push.ts'
import { createWebhooks } from '../webhooks/webhooks.ts'
import type { Documents } from './documents.ts'
import type { Listening } from './ports.ts'

export const composeSending = (base: Listening, { metrics, log, background, acts, readNow }: Documents) => {
  const { config, ports, storage, deps, version, report } = base
  const { db, bus } = deps
  const { url } = base.site
  const { isFirst } = storage
  const reportsOf = async (group: GroupId) => reportsIn(await acts.of(group))
  const linksOf = (group: GroupId) => readSessionsByLink(db, acts, group)
  const isBehind = async (document: DocumentId) => {
    if (!(await isDocumentBehind(storage.queries, document))) return false
    await readNow.documents([document])
    return isDocumentBehind(storage.queries, document)
  }

  const mail = createMail({
    config: config.mail,
    ...deps,
    url,
    report,
    attempted: (outcome) => metrics.mailAttempted(outcome.is),
    prepare: prepareNotices({ ...deps, url, reportsOf, linksOf, isBehind }),
    ...ports.mail,
  })
  const reach = ports.push ? { reach: ports.push } : {}
  const push = createPush({ ...deps, url, services: config.pushServices, report, reportsOf, ...reach })

  const projection = createProjectionStore(storage.queries)
  const projectedTo = async (document: DocumentId) => {
    const at = await projection.cursor(document)
    return at === 0 && (await log.head(document)).seq > 0 ? null : at
  }
  const telling = {
    ...deps,
    mail,
    url,
    reportsOf,
    told: (group: GroupId, accounts: readonly AccountId[]) => {
      for (const account of accounts) bus.publish({ type: 'news', group, of: 'inbox', account })
    },
  }
  const notices = keepNoticeRounds({ ...telling, isFirst, readNow: readNow.group, projectedTo, report })
  const webhooks = createWebhooks({
    ...deps,
    acts,
    allowed: config.webhooks,
    version,
    isFirst,
    projected: background.projected,
    attempted: metrics.webhookAttempted,
    // Where another server is the first, its next round tells it.
    stopped: notices.soon,
    report,
    reach: ports.webhooks ?? {},
  })
  bus.subscribe((message) => {
    if (message.type === 'news' && message.of === 'meetings') notices.soon()
    if (message.type === 'appended') webhooks.soon(message.document)
    if (message.type === 'news') webhooks.soon()
  })

  const close = async () => {
    await notices.stop()
    await mail.stop()
    await push.stop()
    await webhooks.stop()
  }
  return { mail, push, webhooks, telling, linksOf, projectedTo, close }
}
export type ComposedSending = ReturnType<typeof composeSending>
