// The tables of what a group remembers: saved views of the plan, what the words of imported files mean, and what it asked of operators.

/** Of one account, or shared with its group. `query` is the query string of the plan. */
export interface SavedViewTable {
  id: string
  group_id: string
  account: string
  name_es: string
  name_en: string
  query: string
  shared: number
  version: number
  created_at: number
  changed_at: number
  changed_by: string
}
/** Default view of an account for a group's plan. */
export interface UsualViewTable {
  account: string
  group_id: string
  view: string
}
/** A proposal for the next import of the group. */
export interface ImportWordTable {
  group_id: string
  key: string
  /** JSON array of ids. */
  answer: string
  kept_at: number
}
/** For a further group. */
export interface GroupRequestTable {
  id: string
  group_id: string
  account: string
  name_es: string
  name_en: string
  why: string
  asked_at: number
  /** `made` or `refused`; null: it waits. */
  answer: string | null
  answer_why: string | null
  answered_at: number | null
}
