// Reads a group with settings, delegations and agencies.
import type { Selectable } from 'kysely'
import { parseLanguage } from '../../shared/bilingual.ts'
import { type GroupId, instant, parseAgencyId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import type { Agency, Delegation, Group, GroupSettings } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import type { Store } from './rowStore.ts'
import type { AgencyTable, DelegationTable, WorkGroupTable } from './schema.ts'

export const readGroupRow = async (db: Store, id: GroupId): Promise<Group | null> => {
  const row = await db.selectFrom('work_group').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const [delegations, agencies] = await Promise.all([
    db.selectFrom('delegation').selectAll().where('group_id', '=', id).orderBy('position').execute(),
    db.selectFrom('agency').selectAll().where('group_id', '=', id).orderBy('position').execute(),
  ])
  return {
    id: must(parseGroupId(row.id), 'a group id'),
    sample: row.sample === 1,
    ...settingsOf(row),
    delegations: delegations.map(delegationOf),
    // By delegation, in their order.
    agencies: delegations.flatMap(({ id: of }) => agencies.filter(({ delegation }) => delegation === of).map(agencyOf)),
  }
}

const settingsOf = (row: Selectable<WorkGroupTable>): GroupSettings => ({
  name: { es: row.name_es, en: row.name_en },
  zone: row.zone,
  firstLanguage: parseLanguage(row.first_language) ?? 'es',
  quorum: row.quorum,
  observersComment: row.observers_comment === 1,
  reportDays: row.report_days,
  ...(row.requires_factor_from === null ? {} : { requiresFactorFrom: instant(row.requires_factor_from) }),
  ...(row.requires_provider_from === null
    ? {}
    : {
        requiresProvider: {
          from: instant(row.requires_provider_from),
          providers: row.required_providers.split(' '),
          exceptsObservers: row.provider_excepts_observers === 1,
        },
      }),
})
const delegationOf = (row: Selectable<DelegationTable>): Required<Delegation> => ({
  id: must(parseDelegationId(row.id), 'a delegation id'),
  code: row.code,
  name: { es: row.name_es, en: row.name_en },
  identity: row.identity,
  capital: row.capital,
  zone: row.zone,
  retired: row.retired === 1,
})
const agencyOf = (row: Selectable<AgencyTable>): Required<Agency> => ({
  id: must(parseAgencyId(row.id), 'an agency id'),
  delegation: must(parseDelegationId(row.delegation), 'the delegation of an agency'),
  acronym: row.acronym,
  name: { es: row.name_es, en: row.name_en },
  retired: row.retired === 1,
})
