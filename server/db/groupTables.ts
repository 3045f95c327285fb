// Tables of groups: their settings, delegations and agencies.
import type { Generated } from 'kysely'

export interface WorkGroupTable {
  id: string
  name_es: string
  name_en: string
  created_at: number
  /** 1 for a sample group. */
  sample: number
  /** An IANA name, or nothing. */
  zone: Generated<string>
  /** Language shown first where both are shown. */
  first_language: Generated<string>
  /** Default quorum of new sessions; 0 for none. */
  quorum: Generated<number>
  /** 1: observers and guests may comment. */
  observers_comment: Generated<number>
  /** Days before a session from which reports are requested; 0 for none. */
  report_days: Generated<number>
  /** When the group began or begins to require a second factor; null: not required. */
  requires_factor_from: Generated<number | null>
  /** When the group began or begins to require a provider; null: not required. */
  requires_provider_from: Generated<number | null>
  /** Their ids, with spaces between them. */
  required_providers: Generated<string>
  /** 1: the rule does not apply to observers and guests. */
  provider_excepts_observers: Generated<number>
  /** `suspended` or `archived` by an operator; null: it can be edited. */
  read_only_as: Generated<string | null>
  read_only_since: Generated<number | null>
  read_only_why_es: Generated<string>
  read_only_why_en: Generated<string>
  /** Megabytes for attached files, set by an operator; null: as GROUP_FILES_MB says. */
  files_mb: Generated<number | null>
}
export interface DelegationTable {
  group_id: string
  id: string
  code: string
  name_es: string
  name_en: string
  identity: number
  position: number
  capital: Generated<string>
  zone: Generated<string>
  /** 1: retired: nobody can join it; its history remains. */
  retired: Generated<number>
}
export interface AgencyTable {
  group_id: string
  id: string
  delegation: string
  acronym: string
  name_es: string
  name_en: string
  position: number
  retired: Generated<number>
}
