// Creates and reads groups with their delegations and agencies.
import type { Bilingual } from '../../shared/bilingual.ts'
import { type AccountId, type DelegationId, documentsOfGroup, type GroupId, parseAgencyId, parseDelegationId } from '../../shared/ids.ts'
import { IDENTITIES } from '../../shared/people.ts'
import { must } from '../../shared/result.ts'
import { NO_ROWS } from '../acts/committedRows.ts'
import { type ActDeps, recordAct } from '../acts/recordAct.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import { registerDocument } from './documentRegistry.ts'

export interface NewGroup {
  readonly id: GroupId
  readonly name: Bilingual
  readonly delegations: readonly NewDelegation[]
  /** IANA name; without it times are shown in each user's own time zone. */
  readonly zone?: string
  /** A sample group: of the demo, or one to look around in. */
  readonly sample?: boolean
}
interface NewDelegation {
  /** Two letters; the id is their lower case. */
  readonly code: string
  readonly name: Bilingual
  /** Capital, and its IANA time zone. */
  readonly capital?: string
  readonly zone?: string
  readonly agencies: readonly { readonly acronym: string; readonly name: Bilingual }[]
}

export const delegationIdOf = (code: string): DelegationId => must(parseDelegationId(code.toLowerCase()), 'a delegation code')

/**
 * Inside the caller's transaction: creates the group, its delegations and agencies, and registers its road map, glossary and acts. `by` is null for
 * the operator of the server.
 */
export const createGroup = async (deps: ActDeps, group: NewGroup, by: AccountId | null = null): Promise<void> => {
  const { db, clock } = deps
  await db
    .insertInto('work_group')
    .values({
      id: group.id,
      name_es: group.name.es,
      name_en: group.name.en,
      created_at: clock.now(),
      sample: group.sample ? 1 : 0,
      zone: group.zone ?? '',
    })
    .execute()
  for (const [position, { code, name, capital = '', zone = '', agencies }] of group.delegations.entries()) {
    const id = delegationIdOf(code)
    await db
      .insertInto('delegation')
      // There are six colours and patterns: a seventh delegation shares the first one's, and differs by its letters.
      .values({
        group_id: group.id,
        id,
        code: code.toUpperCase(),
        name_es: name.es,
        name_en: name.en,
        identity: (position % IDENTITIES) + 1,
        position,
        capital,
        zone,
      })
      .execute()
    for (const [place, agency] of agencies.entries())
      await db
        .insertInto('agency')
        .values({
          group_id: group.id,
          id: agencyIdOf(code, agency.acronym),
          delegation: id,
          acronym: agency.acronym,
          name_es: agency.name.es,
          name_en: agency.name.en,
          position: place,
        })
        .execute()
  }
  for (const id of documentsOfGroup(group.id)) await registerDocument({ db, clock }, { id, group: group.id, by: null })
  const { id: _, sample, delegations, agencies, ...settings } = must(await readGroupRow(db, group.id), 'the group just made')
  await recordAct(deps, {
    group: group.id,
    by,
    what: { type: 'groupCreated', group: { ...settings, sample }, delegations, agencies, rows: NO_ROWS },
  })
}

/** `us-mlars`: the acronym prefixed with the delegation, since two countries may have an FGR. */
export const agencyIdOf = (code: string, acronym: string) =>
  must(parseAgencyId(`${code}-${acronym.normalize('NFD').replace(/[^A-Za-z0-9]+/g, '')}`.toLowerCase().slice(0, 64)), 'an agency id')

/** Kinds of groups in this data folder. */
export const groupsHere = async (db: Store): Promise<{ readonly real: number; readonly sample: number }> => {
  const rows = await db.selectFrom('work_group').select(['sample']).execute()
  return { real: rows.filter((row) => row.sample === 0).length, sample: rows.filter((row) => row.sample === 1).length }
}
