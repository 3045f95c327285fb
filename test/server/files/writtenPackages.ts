// Packages of Office and OpenDocument, and what they are taken for.
import { crc32, deflateRawSync } from 'node:zlib'
import { kindOfContent } from '../../../server/files/content.ts'

export interface Part {
  readonly content?: string | Uint8Array
  /** The name in the entry itself, if it is another. */
  readonly local?: string
  readonly isPacked?: boolean
  readonly isLocked?: boolean
  /** As it is stored, compressed. */
  readonly raw?: Uint8Array
  /** The size that it declares, if it is another. */
  readonly declared?: number
}
export const zip = (parts: readonly (readonly [string, Part | string])[]): Uint8Array => {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, given] of parts) {
    const part: Part = typeof given === 'string' ? { content: given } : given
    const content = typeof part.content === 'string' ? Buffer.from(part.content, 'latin1') : Buffer.from(part.content ?? '')
    const stored = part.raw ?? (part.isPacked ? deflateRawSync(content) : content)
    const fieldsFor = (called: string) => {
      const fields = Buffer.alloc(26)
      fields.writeUInt16LE(20, 0)
      fields.writeUInt16LE(part.isLocked ? 1 : 0, 2)
      fields.writeUInt16LE(part.isPacked || part.raw ? 8 : 0, 4)
      fields.writeUInt32LE(crc32(content), 10)
      fields.writeUInt32LE(stored.length, 14)
      fields.writeUInt32LE(part.declared ?? content.length, 18)
      fields.writeUInt16LE(called.length, 22)
      return fields
    }
    const local = part.local ?? name
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fieldsFor(local), Buffer.from(local, 'latin1'), stored])
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(at, 10)
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'),
        fieldsFor(name),
        entry.subarray(0, 14),
        Buffer.from(name, 'latin1'),
      ]),
    )
    bodies.push(body)
    at += body.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}
export const kindOf = async (content: Uint8Array | string) =>
  (await kindOfContent(typeof content === 'string' ? Buffer.from(content, 'latin1') : content, async () => undefined))?.endings[0] ?? null

export const TYPES = ['[Content_Types].xml', '<Types/>'] as const
export const DOCX = [TYPES, ['word/document.xml', '<a/>']] as const
export const ODT = [
  ['mimetype', 'application/vnd.oasis.opendocument.text'],
  ['content.xml', '<a/>'],
] as const
export const withPart = (name: string, part: Part | string = 'x') => kindOf(zip([...DOCX, [name, part]]))
export const openWith = (name: string, part: Part | string = 'x') => kindOf(zip([...ODT, [name, part]]))
