// Whose connections must end when access may have changed (SPEC I7). An empty scope matches no connection.
import type { AccountId, DocumentId, GroupId } from '../../shared/ids.ts'
import type { AccessScope } from '../bus/bus.ts'

export interface Admitted {
  readonly account: AccountId
  readonly session: string
  readonly group: GroupId
  readonly document: DocumentId
}

export const isRevoked = (scope: AccessScope, { account, session, group, document }: Admitted): boolean => {
  if ('session' in scope) return scope.session !== '' && scope.session === session
  if ('document' in scope) return scope.document === document
  if (scope.account !== account) return false
  return 'group' in scope ? scope.group === group : true
}
