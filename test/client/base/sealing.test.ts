import { describe, expect, test } from 'vitest'
import { sealForAccount, unseal } from '../../../client/base/sealing.ts'

const keyPair = async () => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  return {
    publicKey: await crypto.subtle.exportKey('jwk', pair.publicKey),
    privateKey: await crypto.subtle.exportKey('jwk', pair.privateKey),
  }
}
const PLAIN = new TextEncoder().encode('lo que Ana escribió sin conexión')

describe('[CS-06] [C7] a sealed copy', () => {
  test('is read by its owner only', async () => {
    const [ana, bob] = [await keyPair(), await keyPair()]
    const sealed = await sealForAccount(ana.publicKey, PLAIN)
    expect(await unseal(ana.privateKey, sealed)).toEqual(PLAIN)
    await expect(unseal(bob.privateKey, sealed)).rejects.toThrow()
    expect(new TextDecoder().decode(sealed.bytes)).not.toContain('Ana')
  })

  test('does not open after any change', async () => {
    const ana = await keyPair()
    const sealed = await sealForAccount(ana.publicKey, PLAIN)
    for (let index = 0; index < sealed.bytes.length; index++) {
      const bytes = sealed.bytes.slice()
      bytes[index] = (bytes[index] ?? 0) ^ 1
      await expect(unseal(ana.privateKey, { ...sealed, bytes })).rejects.toThrow()
    }
  })

  test('is different each time', async () => {
    const ana = await keyPair()
    const [first, second] = [await sealForAccount(ana.publicKey, PLAIN), await sealForAccount(ana.publicKey, PLAIN)]
    expect(first.bytes).not.toEqual(second.bytes)
    expect(first.ephemeral).not.toEqual(second.ephemeral)
  })
})
