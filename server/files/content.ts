// What a file is, by its content.
import { FILE_KINDS, type FileKind } from '../../shared/files/kinds.ts'
import { isZip } from '../../shared/files/zipEntries.ts'
import { kindOfPackage } from './packages.ts'

/** By the bytes with which a file of it begins; null: any. */
const BEGINNINGS: Readonly<Record<string, readonly (number | null)[]>> = {
  'application/pdf': [...ascii('%PDF-')],
  'image/png': [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/gif': [...ascii('GIF8'), null, 0x61],
  'image/webp': [...ascii('RIFF'), null, null, null, null, ...ascii('WEBP')],
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0))
}
const begins = (content: Uint8Array, bytes: readonly (number | null)[]) => bytes.every((byte, at) => byte === null || content[at] === byte)

/** Null: nothing that may be attached. Of a package all of it is needed, of anything else the first 64 bytes. */
export const kindOfContent = async (content: Uint8Array, pause: () => Promise<void>): Promise<FileKind | null> =>
  isZip(content)
    ? kindOfPackage(content, pause)
    : (FILE_KINDS.find(({ media }) => BEGINNINGS[media] && begins(content, BEGINNINGS[media])) ?? null)
