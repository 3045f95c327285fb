// The number of reports given by each agency that is asked before the next session. Pure.
import type { AgencyId, DelegationId, Instant } from '../../shared/ids.ts'
import type { AskedReport } from '../../shared/reports/round.ts'

export interface AgencyStanding {
  readonly delegation: DelegationId
  readonly agency: AgencyId | null
  readonly asked: number
  readonly given: number
  /** When it last reported on one of them. */
  readonly last: Instant | null
}

/** In the order of the reports that are asked for. */
export const standingByAgency = (asked: readonly AskedReport<unknown, { readonly at: Instant }>[]): readonly AgencyStanding[] =>
  [...Map.groupBy(asked, ({ agency, delegation }) => agency ?? `${delegation}-`).values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const last = own.reduce<Instant | null>((newest, one) => (one.last && one.last.at > (newest ?? 0) ? one.last.at : newest), null)
    return [{ delegation: first.delegation, agency: first.agency, asked: own.length, given: own.filter(({ given }) => given).length, last }]
  })
