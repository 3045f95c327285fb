// What a file that somebody has chosen seems to be, by its first bytes.
import { equalBytes } from '../../shared/log/entry.ts'
import { ARCHIVE_HEAD } from '../../shared/proof/archive.ts'

const SPACE = /^[\s\ufeff]*/

export type ProofFileKind = 'archive' | 'heads' | 'neither' | 'empty'

export const kindOfFile = async (file: Blob): Promise<ProofFileKind> => {
  if (file.size === 0) return 'empty'
  try {
    const beginning = new Uint8Array(await file.slice(0, 64).arrayBuffer())
    if (equalBytes(beginning.subarray(0, ARCHIVE_HEAD.length), ARCHIVE_HEAD)) return 'archive'
    return new TextDecoder().decode(beginning).replace(SPACE, '').startsWith('{') ? 'heads' : 'neither'
  } catch {
    // A folder, or a file that was taken away since it was chosen.
    return 'neither'
  }
}
