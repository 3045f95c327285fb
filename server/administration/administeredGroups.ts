// Groups as counts and times, for operators.
import type { AdministeredGroup } from '../../shared/api/administration.ts'
import { MEGABYTE } from '../../shared/files/kinds.ts'
import { instant, parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { readOnlyOf } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'

interface Asking {
  /** Ids of the configured ones. */
  readonly providers: readonly string[]
  /** Space for the files of a group for which no operator set another. */
  readonly groupBytes: number
  readonly now: number
}
/** In this order. */
export const administeredGroups = async (
  db: Store,
  ids: readonly string[],
  { providers, groupBytes, now }: Asking,
): Promise<readonly AdministeredGroup[]> => {
  if (ids.length === 0) return []
  const [groups, members, documents, files, contents, webhooks, invitations] = await Promise.all([
    db.selectFrom('work_group').selectAll().where('id', 'in', ids).execute(),
    db
      .selectFrom('membership')
      .select(({ fn }) => ['group_id', fn.countAll().as('count')])
      .where('group_id', 'in', ids)
      .groupBy('group_id')
      .execute(),
    db
      .selectFrom('document')
      .leftJoin('log_document', 'log_document.id', 'document.id')
      .leftJoin('log_head', 'log_head.document', 'log_document.number')
      .select(({ fn }) => [
        'document.group_id',
        fn.countAll().as('count'),
        // A log's entries are numbered from 1 without gaps.
        fn.sum('log_head.seq').as('entries'),
        fn.max('log_head.at').as('written_at'),
      ])
      .where('document.group_id', 'in', ids)
      .groupBy('document.group_id')
      .execute(),
    db
      .selectFrom('attachment')
      .select(({ fn }) => ['group_id', fn.countAll().as('count'), fn.sum('size').as('bytes')])
      .where('group_id', 'in', ids)
      .where('removed_at', 'is', null)
      .groupBy('group_id')
      .execute(),
    // What counts against the limit: contents, each once, of removed files too until they are deleted.
    db
      .selectFrom(db.selectFrom('attachment').select(['group_id', 'hash', 'size']).where('group_id', 'in', ids).distinct().as('content'))
      .select(({ fn }) => ['group_id', fn.sum('size').as('bytes')])
      .groupBy('group_id')
      .execute(),
    db
      .selectFrom('webhook')
      .select(({ fn }) => ['group_id', fn.countAll().as('count')])
      .where('group_id', 'in', ids)
      .groupBy('group_id')
      .execute(),
    db
      .selectFrom('invitation')
      .select(({ fn }) => ['group_id', fn.max('expires_at').as('until')])
      .where('group_id', 'in', ids)
      .where('role', '=', 'chair')
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .groupBy('group_id')
      .execute(),
  ])
  const of = {
    members: byGroup(members),
    documents: byGroup(documents),
    files: byGroup(files),
    contents: byGroup(contents),
    webhooks: byGroup(webhooks),
    invitations: byGroup(invitations),
  }
  const rows = new Map(groups.map((group) => [group.id, group]))
  return ids.flatMap((id) => {
    const group = rows.get(id)
    if (!group) return []
    const log = of.documents.get(group.id)
    const attached = of.files.get(group.id)
    const people = Number(of.members.get(group.id)?.count ?? 0)
    const until = of.invitations.get(group.id)?.until
    return {
      id: must(parseGroupId(group.id), 'a group'),
      name: { es: group.name_es, en: group.name_en },
      sample: group.sample === 1,
      createdAt: instant(group.created_at),
      members: people,
      documents: Number(log?.count ?? 0),
      entries: Number(log?.entries ?? 0),
      files: { count: Number(attached?.count ?? 0), bytes: Number(attached?.bytes ?? 0) },
      quota: {
        filesMb: group.files_mb ?? groupBytes / MEGABYTE,
        usualMb: groupBytes / MEGABYTE,
        isOwn: group.files_mb !== null,
        usedBytes: Number(of.contents.get(group.id)?.bytes ?? 0),
      },
      lostProviders: group.required_providers.split(' ').filter((id) => id !== '' && !providers.includes(id)),
      webhooks: Number(of.webhooks.get(group.id)?.count ?? 0),
      ...(people === 0 && group.sample === 0 ? { chairInvited: { until: until === undefined ? null : instant(Number(until)) } } : {}),
      ...readOnlyOf(group),
      writtenAt: log?.written_at == null ? null : instant(Number(log.written_at)),
    }
  })
}

const byGroup = <Row extends { readonly group_id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.group_id, row]))
