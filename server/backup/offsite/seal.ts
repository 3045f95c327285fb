// Compresses and encrypts a file for its recipients before it leaves (age, X25519 or post-quantum), and opens it again with one of their
// keys. The server has no such key: who takes it, or the place where backups are kept, reads nothing.
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'

/** It takes a fifth of a second to load: only who seals or opens waits for it. */
const age = () => import('age-encryption')

export const seal = async (source: string, target: string, recipients: readonly string[]): Promise<void> => {
  const { Encrypter } = await age()
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  if (recipients.length === 0) throw new Error('nothing is sealed for nobody')
  const zstd = createZstdCompress()
  const compressing = pipeline(createReadStream(source), zstd)
  const sealed = await encrypter.encrypt(Readable.toWeb(zstd))
  await Promise.all([compressing, pipeline(Readable.fromWeb(sealed), createWriteStream(target, { mode: 0o600 }))])
}

/** A key, and what is sealed for it. */
export const makeKey = async (): Promise<{ readonly identity: string; readonly recipient: string }> => {
  const { generateX25519Identity, identityToRecipient } = await age()
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** `keyFile` as `age-keygen` and `npm run backup -- --new-key` write it: lines, of which comments begin with #. */
export const identitiesIn = (keyFile: string): readonly string[] =>
  keyFile.split(/\r?\n/).flatMap((line) => (/^AGE-SECRET-KEY-/.test(line.trim()) ? [line.trim()] : []))

/** Rejects when none of the keys is a recipient's, or what was sealed is not whole. */
export const openSealed = async (source: string, target: string, identities: readonly string[]): Promise<void> => {
  const { Decrypter } = await age()
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  const opened = await decrypter.decrypt(Readable.toWeb(createReadStream(source)))
  await pipeline(Readable.fromWeb(opened), createZstdDecompress(), createWriteStream(target, { mode: 0o600 }))
}
