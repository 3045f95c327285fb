// Port of outgoing mail. Without SMTP_URL it is off: links are shown to the person who issues them.

import type { MailState } from '../../shared/api/installation.ts'
import type { Language } from '../../shared/bilingual.ts'
import { type GroupId, instant, newId, type Random } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { isLoopback } from '../loopback.ts'
import { composeMail, type Sender } from './compose.ts'
import { type PrepareNotices, startDelivery } from './delivery.ts'
import { addMail, type NewMail } from './outbox.ts'
import { openSmtp, type Smtp, type SmtpResult } from './smtp.ts'
import { mailWords } from './words.ts'

export interface Mail {
  /** Whether mail is configured. */
  readonly isOn: boolean
  /** In the transaction `db` of its cause; call `wake` after the commit. Returns its id; null if its key exists already, or mail is off. */
  add(db: Store, mail: NewMail): Promise<string | null>
  wake(): void
  /** Sends a test mail now; returns the mail server's answer. */
  test(to: { readonly address: string; readonly language: 'es' | 'en'; readonly by: string }): Promise<SmtpResult>
  /** For those who manage this group; null while mail is off. */
  state(group: GroupId | null): Promise<MailState | null>
  stop(): Promise<void>
}

export interface MailParts {
  readonly config: MailConfig | null
  readonly db: Store
  readonly clock: Clock
  readonly random: Random
  readonly url: string
  readonly report: (what: string, error: unknown) => void
  readonly attempted: (outcome: SmtpResult) => void
  readonly prepare: PrepareNotices
  /** Timeout of a message in milliseconds. */
  readonly sendMs?: number
  /** Instead of a connection to `config.smtpUrl`. */
  readonly smtp?: Smtp
}

export interface MailConfig {
  readonly smtpUrl: string
  /** As in the header From. */
  readonly from: string
}

export const createMail = ({ config, db, clock, random, url, report, attempted, prepare, sendMs, smtp: given }: MailParts): Mail => {
  if (config === null) return OFF
  const { smtpUrl, from } = config
  const smtp = given ?? openSmtp(smtpUrl, isLocal(smtpUrl))
  const sender: Sender = { from, url }
  const address = addressOf(from)
  const last = { outcome: null as SmtpResult | null }
  const noted = (outcome: SmtpResult) => {
    last.outcome = outcome
    attempted(outcome)
  }
  const delivery = startDelivery({
    db,
    clock,
    smtp,
    prepare,
    ...(sendMs === undefined ? {} : { sendMs }),
    sender,
    address,
    report,
    attempted: noted,
  })
  return {
    isOn: true,
    add: (inside, mail) => addMail({ db: inside, clock, random }, mail),
    wake: delivery.wake,
    async test({ address: to, language, by }) {
      const messageId = `<${newId(random)}@${address.slice(address.lastIndexOf('@') + 1)}>`
      const words = (of: Language) => mailWords({ kind: 'test', by }, of)
      const bytes = await composeMail(sender, { to, languages: [language], messageId, at: clock.now(), words })
      const outcome = await smtp.send({ from: address, to }, bytes)
      noted(outcome)
      return outcome
    },
    async state(group) {
      const [waiting, sent, failed] = await Promise.all([
        db
          .selectFrom('outbox')
          .select(({ fn }) => fn.countAll().as('count'))
          .where('state', 'in', ['waiting', 'sending'])
          .where('kind', '<>', 'push')
          .executeTakeFirstOrThrow(),
        db
          .selectFrom('outbox')
          .select('ended_at')
          .where('state', '=', 'sent')
          .where('kind', '<>', 'push')
          .orderBy('ended_at', 'desc')
          .limit(1)
          .executeTakeFirst(),
        undelivered(db, group),
      ])
      return {
        from,
        waiting: Number(waiting.count),
        sentAt: sent?.ended_at == null ? null : instant(sent.ended_at),
        trouble: last.outcome?.is === 'deferred' ? last.outcome.why : null,
        undelivered: failed.map(({ to, error, ended_at }) => ({ to, why: error, at: instant(ended_at ?? 0) })),
      }
    },
    stop: delivery.stop,
  }
}

const MOST_UNDELIVERED = 50

/** Failed mails to the group's members and invitations (null: to everybody), the newest of each address, unless a later mail to it was delivered. */
const undelivered = async (db: Store, group: GroupId | null) => {
  const failed = await db
    .selectFrom('outbox')
    .leftJoin('account', 'account.id', 'outbox.account')
    .select(['outbox.sent_to', 'outbox.error', 'outbox.ended_at', 'account.name'])
    .where('outbox.state', '=', 'failed')
    .where('outbox.sent_to', 'is not', null)
    .$if(group !== null, (rows) =>
      rows.where((row) =>
        row.or([
          row('outbox.group_id', '=', group),
          row('outbox.account', 'in', row.selectFrom('membership').select('membership.account').where('membership.group_id', '=', group)),
        ]),
      ),
    )
    .orderBy('outbox.ended_at', 'desc')
    .limit(MOST_UNDELIVERED * 10)
    .execute()
  const newest = new Map<string, (typeof failed)[number]>()
  for (const row of failed) if (row.sent_to !== null && !newest.has(row.sent_to)) newest.set(row.sent_to, row)
  if (newest.size === 0) return []
  const sent = await db
    .selectFrom('outbox')
    .select(({ fn }) => ['sent_to', fn.max('ended_at').as('at')])
    .where('state', '=', 'sent')
    .where('sent_to', 'in', [...newest.keys()])
    .groupBy('sent_to')
    .execute()
  const delivered = new Map(sent.map(({ sent_to, at }) => [sent_to, Number(at ?? 0)]))
  return [...newest.values()]
    .filter(({ sent_to, ended_at }) => (delivered.get(sent_to) ?? 0) < (ended_at ?? 0))
    .slice(0, MOST_UNDELIVERED)
    .map(({ name, sent_to, ...row }) => ({ ...row, to: name ?? sent_to ?? '' }))
}

const OFF: Mail = {
  isOn: false,
  add: async () => null,
  wake: () => undefined,
  test: async () => ({ is: 'refused', why: '' }),
  state: async () => null,
  stop: async () => undefined,
}

/** `Ruta <ruta@example.org>` or the address alone. */
const addressOf = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1]?.trim() ?? from.trim()

export const isLocal = (smtpUrl: string): boolean => isLoopback((URL.parse(smtpUrl)?.hostname ?? '').toLowerCase())
