// Compresses a file and encrypts it for its recipients (age, X25519 or post-quantum), and decrypts it with one of their keys. The server has
// no such key, so neither a stolen server nor the destination can decrypt its backups.
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'

/** Loading it takes 0.2 s, so it is imported only when needed. */
const age = () => import('age-encryption')

export const sealBackup = async (source: string, target: string, recipients: readonly string[]): Promise<void> => {
  const { Encrypter } = await age()
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  if (recipients.length === 0) throw new Error('there is no recipient to encrypt for')
  const zstd = createZstdCompress()
  const compressing = pipeline(createReadStream(source), zstd)
  const sealed = await encrypter.encrypt(Readable.toWeb(zstd))
  await Promise.all([compressing, pipeline(Readable.fromWeb(sealed), createWriteStream(target, { mode: 0o600 }))])
}

/** A private key and its public recipient. */
export const makeKey = async (): Promise<{ readonly identity: string; readonly recipient: string }> => {
  const { generateX25519Identity, identityToRecipient } = await age()
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** `keyFile` as `age-keygen` and `npm run backup -- --new-key` write it: lines, of which comments begin with #. */
export const identitiesIn = (keyFile: string): readonly string[] =>
  keyFile.split(/\r?\n/).flatMap((line) => (/^AGE-SECRET-KEY-/.test(line.trim()) ? [line.trim()] : []))

/** Rejects when no key is a recipient's, or the encrypted file is incomplete or damaged. */
export const openSealed = async (source: string, target: string, identities: readonly string[]): Promise<void> => {
  const { Decrypter } = await age()
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  const opened = await decrypter.decrypt(Readable.toWeb(createReadStream(source)))
  await pipeline(Readable.fromWeb(opened), createZstdDecompress(), createWriteStream(target, { mode: 0o600 }))
}
