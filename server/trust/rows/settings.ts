// Settings, delegations and agencies, as the acts made them.
import type { DelegationId } from '../../../shared/ids.ts'
import type { RowsCheck } from './rowsCheck.ts'

export const settingsFault: RowsCheck = async ({ queries, group, standing }) => {
  const [row] = await queries.all('SELECT * FROM work_group WHERE id = ?', group)
  const { settings } = standing
  if (settings && (row?.name_es !== settings.name.es || row.name_en !== settings.name.en)) return 'the group bears another name'
  const isSame =
    !settings ||
    (row?.zone === settings.zone &&
      row.first_language === settings.firstLanguage &&
      row.quorum === settings.quorum &&
      (row.observers_comment === 1) === settings.observersComment &&
      row.report_days === settings.reportDays &&
      row.requires_factor_from === (settings.requiresFactorFrom ?? null) &&
      row.requires_provider_from === (settings.requiresProvider?.from ?? null) &&
      row.required_providers === (settings.requiresProvider?.providers.join(' ') ?? '') &&
      (row.provider_excepts_observers === 1) === (settings.requiresProvider?.exceptsObservers ?? false) &&
      row.read_only_as === (settings.readOnly?.as ?? null) &&
      row.read_only_since === (settings.readOnly?.since ?? null) &&
      row.read_only_why_es === (settings.readOnly?.why.es ?? '') &&
      row.read_only_why_en === (settings.readOnly?.why.en ?? ''))
  if (!isSame) return 'the settings of the group are not those of its acts'
  const delegations = (await queries.all('SELECT * FROM delegation WHERE group_id = ? ORDER BY position', group)).map((one) =>
    JSON.stringify([one.id, one.code, one.name_es, one.name_en, one.identity, one.capital, one.zone, one.retired === 1]),
  )
  const ours = standing.delegations.map(({ id, code, name, identity, capital = '', zone = '', retired = false }) =>
    JSON.stringify([id, code, name.es, name.en, identity, capital, zone, retired]),
  )
  if (!isSameSet(delegations, ours)) return 'a delegation is not the one that was made'
  if (!isSameList(delegations, ours)) return 'the delegations are in another order than the acts say'
  const agencies = (await queries.all('SELECT * FROM agency WHERE group_id = ? ORDER BY position', group)).map((one) =>
    JSON.stringify([one.id, one.delegation, one.acronym, one.name_es, one.name_en, one.retired === 1]),
  )
  const known = standing.agencies.map(({ id, delegation, acronym, name, retired = false }) =>
    JSON.stringify([id, delegation, acronym, name.es, name.en, retired]),
  )
  if (!isSameSet(agencies, known)) return 'an agency is not the one that was made'
  const inOrder = standing.delegations.every(({ id }) => isSameList(agenciesOf(agencies, id), agenciesOf(known, id)))
  return inOrder ? null : 'the agencies of a delegation are in another order than the acts say'
}

/** The rows above, of one delegation. */
const agenciesOf = (rows: readonly string[], delegation: DelegationId): readonly string[] =>
  rows.filter((row) => JSON.parse(row)[1] === delegation)
const isSameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((one, at) => one === b[at])
const isSameSet = (a: readonly string[], b: readonly string[]): boolean => isSameList([...a].sort(), [...b].sort())
