// Items agreed at this session, as its record will list them: of a session that was closed once, they stand as they were then.
import { type Accessor, createMemo } from 'solid-js'
import { wasClosed } from '../../../shared/meeting/lifecycle.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { useRoadMap } from '../../live/LiveDocument.tsx'
import { useSession } from '../SessionContext.tsx'

export const useAgreed = (): Accessor<readonly Item[]> => {
  const session = useSession()
  const roadMap = useRoadMap()
  return createMemo(() => {
    const info = session.info()
    if (info && wasClosed(info)) return []
    return Object.values(roadMap.items)
      .filter((item) => item.origin === session.id && !item.archived)
      .sort((a, b) => a.number - b.number)
  })
}
