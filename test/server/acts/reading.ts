// The acts of a server's group, as tests ask for them.
import { createActs } from '../../../server/acts/readActs.ts'
import type { RunningServer } from '../../../server/composeServer.ts'
import type { Act } from '../../../shared/acts/acts.ts'
import type { ActWhat, WhatOf, WhatType } from '../../../shared/acts/whats.ts'
import type { GroupId } from '../../../shared/ids.ts'
import { GROUP } from '../testWorld.ts'

export const actsOf = (server: Pick<RunningServer, 'log'>, group: GroupId = GROUP): Promise<readonly Act[]> =>
  createActs(server.log).of(group)

export const whatsOf = async <Type extends WhatType>(server: Pick<RunningServer, 'log'>, type: Type): Promise<readonly WhatOf<Type>[]> =>
  (await actsOf(server)).flatMap(({ what }) => (isOf(what, type) ? [what] : []))

const isOf = <Type extends WhatType>(what: ActWhat, type: Type): what is ActWhat & WhatOf<Type> => what.type === type
