// An act that a command wrote beside running servers: none of them was notified, so the server that finds it notifies the projectors.
import { actsId, type DocumentId, type GroupId } from '../../shared/ids.ts'
import type { Head } from '../log/head.ts'
import type { UpdateLog } from '../log/log.ts'

interface Needs {
  readonly log: Pick<UpdateLog, 'head'>
  readonly told: (document: DocumentId, head: Head) => void
  readonly report: (what: string, error: unknown) => void
}

export const publishActs =
  ({ log, told, report }: Needs) =>
  (group: GroupId): void =>
    void log.head(actsId(group)).then(
      (head) => told(actsId(group), head),
      (error: unknown) => report('the acts of a group are told later', error),
    )
