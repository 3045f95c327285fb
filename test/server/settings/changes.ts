// What a group may be changed to, on one server or through several: the same on both engines.
import { createActs } from '../../../server/acts/readActs.ts'
import { groupStateOf } from '../../../shared/acts/groupState.ts'
import { type Answer, GROUP, type Visitor, type World } from '../testWorld.ts'

export const AT = `/api/groups/${GROUP}`

export const change = (visitor: Visitor, path: string, body: unknown, method = 'PATCH'): Promise<Answer> =>
  visitor.ask(method, `${AT}${path}`, body)

/** What the acts say of the group, as the route answers it. */
export const toldByActs = async (world: World) => {
  const { settings, delegations, agencies } = groupStateOf(await createActs(world.server.log).of(GROUP))
  // Rows stand by delegation.
  const at = (id: string) => delegations.findIndex((one) => one.id === id)
  return { ...settings, delegations, agencies: [...agencies].sort((a, b) => at(a.delegation) - at(b.delegation)) }
}
export const readBy = async (visitor: Visitor) => {
  const { name, zone, firstLanguage, quorum, observersComment, reportDays, delegations, agencies } = (await visitor.ask('GET', AT)).body
  return { name, zone, firstLanguage, quorum, observersComment, reportDays, delegations, agencies }
}
