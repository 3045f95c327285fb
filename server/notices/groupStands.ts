// What a round reads of many groups in few queries, to find those in which something may have to be told: each value grows or changes with what
// it stands for. Without it a round would read the people, sessions and items of every group, most of which nobody touched.
import type { Store } from '../db/rowStore.ts'

/** By group. Equal to an earlier one: nothing that notices are made of has changed. */
export const standsOf = async (db: Store, groups: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const [logs, read, tokens, webhooks, waiting, chosen] = await Promise.all([
    // Acts are logs, too: members, seats, settings, sessions, reports.
    db
      .selectFrom('document')
      .innerJoin('log_document', 'log_document.id', 'document.id')
      .innerJoin('log_head', 'log_head.document', 'log_document.number')
      .select(({ fn }) => ['document.group_id', fn.sum('log_head.seq').as('value')])
      .where('document.group_id', 'in', groups)
      .groupBy('document.group_id')
      .execute(),
    // Facts are made of projected rows, which may come after the entry that they are read from.
    db
      .selectFrom('document')
      .innerJoin('projector', 'projector.document', 'document.id')
      .select(({ fn }) => ['document.group_id', fn.sum('projector.seq').as('value')])
      .where('document.group_id', 'in', groups)
      .groupBy('document.group_id')
      .execute(),
    db
      .selectFrom('api_token')
      .select(({ fn }) => ['group_id', fn.countAll().as('value'), fn.sum('ended_at').as('more')])
      .where('group_id', 'in', groups)
      .groupBy('group_id')
      .execute(),
    db
      .selectFrom('webhook')
      .select(({ fn }) => ['group_id', fn.count('stopped').as('value'), fn.sum('failed_at').as('more')])
      .where('group_id', 'in', groups)
      .groupBy('group_id')
      .execute(),
    // What waits for those who are sent one mail a week, also of causes without a log: comments and reminders.
    db
      .selectFrom('membership')
      .innerJoin('notice_preference', 'notice_preference.account', 'membership.account')
      .innerJoin('notice', (join) =>
        join.onRef('notice.account', '=', 'membership.account').onRef('notice.group_id', '=', 'membership.group_id'),
      )
      .select(({ fn }) => ['membership.group_id', fn.countAll().as('value')])
      .where('membership.group_id', 'in', groups)
      .where('notice_preference.digest', '=', 'weekly')
      .where('notice.mail', '=', 'digest')
      .where('notice.seen_at', 'is', null)
      .groupBy('membership.group_id')
      .execute(),
    db
      .selectFrom('membership')
      .innerJoin('notice_preference', 'notice_preference.account', 'membership.account')
      .select(['membership.group_id', 'notice_preference.account', 'notice_preference.zone', 'notice_preference.digest'])
      .where('membership.group_id', 'in', groups)
      .orderBy('notice_preference.account')
      .execute(),
  ])
  const stands = new Map(groups.map((group) => [group, [] as string[]]))
  for (const [name, rows] of Object.entries({ logs, read, tokens, webhooks, waiting, chosen }))
    for (const { group_id, ...values } of rows) stands.get(group_id)?.push(name, ...Object.values(values).map(String))
  return new Map([...stands].map(([group, values]) => [group, values.join(' ')]))
}
