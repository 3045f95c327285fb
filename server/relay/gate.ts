// The first look at a frame, before its payload is decoded: type, then whether it was refused before, then access, then size. Pure (SPEC I6, W4).
import type { Frame } from '../../shared/protocol/frame.ts'
import type { UpdateRefusal } from '../../shared/updateRefusals.ts'

export type Gate = 'pass' | 'ignore' | UpdateRefusal

export interface MemberRights {
  readonly access: 'read' | 'write'
  /** Was refused before: answered once, and ignored from then on. */
  readonly refused: boolean
  /** A program writes, which has no copies that a restore has lost. */
  readonly byToken: boolean
}

export const gate = (frame: Frame, { access, refused, byToken }: MemberRights, limits: { readonly updateBytes: number }): Gate => {
  switch (frame.type) {
    case 'update':
    case 'syncStep2':
    case 'bringBack':
    case 'vouch':
      if (refused) return 'ignore'
      if (access === 'read' || (byToken && (frame.type === 'bringBack' || frame.type === 'vouch'))) return 'read-only'
      return frame.update.length > limits.updateBytes ? 'too-large' : 'pass'
    // A client has nothing to deny and nothing to tell.
    case 'denied':
    case 'news':
    case 'unverified':
    case 'notBroughtBack':
    case 'packed':
      return 'ignore'
    case 'syncStep1':
    case 'awareness':
    case 'queryAwareness':
    case 'probe':
      return 'pass'
  }
}
