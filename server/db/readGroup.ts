// Reads a group with settings, delegations and agencies.
import type { Selectable } from 'kysely'
import { parseLanguage } from '../../shared/bilingual.ts'
import { type GroupId, instant, parseAgencyId, parseDelegationId, parseGroupId } from '../../shared/ids.ts'
import { type Agency, type Delegation, type Group, type GroupSettings, READ_ONLY_STATES } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import type { AgencyTable, DelegationTable, WorkGroupTable } from './groupTables.ts'
import type { Store } from './rowStore.ts'

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
  ...readOnlyOf(row),
})
export const readOnlyOf = (row: Selectable<WorkGroupTable>): Pick<GroupSettings, 'readOnly'> => {
  const as = READ_ONLY_STATES.find((state) => state === row.read_only_as)
  if (!as || row.read_only_since === null) return {}
  return { readOnly: { as, since: instant(row.read_only_since), why: { es: row.read_only_why_es, en: row.read_only_why_en } } }
}
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
